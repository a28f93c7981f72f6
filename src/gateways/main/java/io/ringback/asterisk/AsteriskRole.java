package io.ringback.asterisk;

import io.ringback.common.Daemons;
import io.ringback.consumer.DrillAnswers;
import io.ringback.consumer.RouterDefaults;
import io.ringback.consumer.RoutingTable;
import io.ringback.consumer.TableFeed;
import io.ringback.consumer.TopicFollower;
import io.ringback.event.DrillPart;
import io.ringback.numbers.NumberReading;
import io.ringback.runtime.ResourceStack;
import io.ringback.settings.AsteriskSettings;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gateway, router, bot and presence of one Asterisk, until it is closed. Opens what they need and hands it to them. */
public final class AsteriskRole implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AsteriskRole.class);
    private static final Duration TICK = Duration.ofSeconds(1);

    private final ResourceStack open = new ResourceStack();
    private final Clock clock = Clock.systemUTC();
    private final AsteriskDesk desk;
    private final Publisher publisher;
    private final TableFeed feed;
    private final AriSocket socket;
    private final RouteServer server;
    private final OwnPool pool;
    private boolean serves;

    private AsteriskRole(Settings settings, String password, @Nullable Supplier<String> token) throws IOException {
        AsteriskSettings asterisk = settings.asterisk();
        Ari ari = new Ari(asterisk.url(), asterisk.user(), asterisk.user(), password);
        Switch pbx = new Switch(ari);
        this.publisher = open.keep(new Publisher(settings, clock));
        RoutingTable routing = new RoutingTable(
                new RouterDefaults(settings.fallbackDestination(), settings.poolFallbacks(), settings.noAnswer()));
        LeaseTable leases = new LeaseTable();
        Phones phones = new Phones(asterisk.agents(), asterisk.trunks());
        CallRecords records = new CallRecords(asterisk);
        this.pool = new OwnPool(settings);
        Gateway gateway = new Gateway(phones, pool::outsideLines, records, publisher);
        Presence presence = new Presence(pbx, phones, records, publisher, pool);
        this.desk = new AsteriskDesk(
                gateway,
                new Attendant(pbx, phones, records, leases, gateway),
                presence,
                new Listeners(asterisk.grant(), phones),
                clock);
        this.server = open.keep(new RouteServer(asterisk.listen(), token));
        Router router = new Router(
                routing,
                leases,
                phones,
                new NumberReading(() -> List.of(pool.region())),
                records,
                asterisk.fallbackContext());
        server.answer("/route", question -> router.answer(question, clock.instant()));
        desk.questions().forEach(server::answerInTime);
        Map<String, Object> kafka = settings.kafka(Role.ASTERISK);
        DrillAnswers drills = open.keep(new DrillAnswers(
                kafka, settings.topicPrefix(), DrillPart.ASTERISK, DrillAnswers.host() + ":" + server.port()));
        this.feed = open.keep(TableFeed.start(kafka, settings.topicPrefix(), drills, routing, leases, pool, desk));
        TopicFollower instructions = open.keep(new TopicFollower(
                "asterisk-instructions", kafka, Set.of(settings.topicPrefix() + "auto-responder"), desk::instructed));
        instructions.start();
        this.socket = open.keep(new AriSocket(ari, new AriSocket.Listener() {
            @Override
            public void connected() throws IOException, InterruptedException {
                pbx.leaveOutEvents();
                desk.connected(pbx.upNow(), pbx.systemName());
            }

            @Override
            public void event(String text) {
                AriReading.event(text).ifPresent(desk::switched);
            }
        }));
    }

    /**
     * Begins to serve; an Asterisk or brokers that do not answer yet are waited for, in the background.
     *
     * @throws IOException in one line, when the dialplan's port cannot be had or the password's file not be read
     * @throws IllegalArgumentException in one line, for settings that lack something
     */
    public static AsteriskRole start(Settings settings, @Nullable Supplier<String> token) throws IOException {
        AsteriskSettings asterisk = settings.asterisk();
        @Nullable Path file = asterisk.passwordFile();
        if (file == null) {
            throw new IllegalArgumentException(
                    "the role asterisk needs asterisk.password-file: a file with the password of ari.conf's user");
        }
        if (!asterisk.listen().getAddress().isLoopbackAddress() && token == null) {
            throw new IllegalArgumentException("asterisk.listen is not this machine alone: a token is needed, in"
                    + " http.token-file or http.token (RINGBACK_HTTP_TOKEN)");
        }
        AsteriskRole role = new AsteriskRole(settings, password(file), token);
        role.serve();
        return role;
    }

    /** Where the dialplan asks. */
    public int port() {
        return server.port();
    }

    /** Whether Asterisk's events arrive, the tables have been read, and brokers still feed them. */
    public boolean isReady() {
        return waitsFor().isEmpty();
    }

    /** What it waits for, in words for an operator; empty when it is ready. */
    public String waitsFor() {
        if (feed.isTroubled()) {
            return "waiting for a broker";
        }
        if (!desk.isCaughtUp()) {
            return "reading the tables";
        }
        return socket.isConnected() ? "" : "waiting for Asterisk";
    }

    @Override
    public void close() {
        open.close();
    }

    private void serve() throws IOException {
        ScheduledExecutorService ticks = Daemons.timer("asterisk-ticks");
        open.keep(ticks::shutdownNow);
        server.start();
        server.warmUp("/route", "call=1&channel=Local/1&to=2025550100&from=2025550101&agent=nobody");
        socket.start();
        var unused = ticks.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
        LOG.info("event=asterisk-role-open port={}", port());
    }

    private void tick() {
        try {
            if (!desk.isCaughtUp() && feed.awaitCaughtUp(Duration.ZERO)) {
                desk.caughtUp();
            }
            sayOnce();
            publisher.tick();
            desk.tick(socket.isConnected());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // The next tick does what this one could not.
            LOG.warn("event=tick-failed error={}", e.getClass().getSimpleName());
        }
    }

    private void sayOnce() {
        if (!serves && isReady()) {
            serves = true;
            LOG.info("event=asterisk-serves");
            if (!pool.isDefined()) {
                LOG.warn(
                        "event=asterisk-pool-unknown pool={} do=\"ringback pool create {}\" until-then=default",
                        pool.name(),
                        pool.name());
            }
        }
    }

    private static String password(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IOException("the file of asterisk.password-file cannot be read: " + file, e);
        }
    }
}
