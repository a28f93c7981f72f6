package io.ringback.console;

import io.ringback.console.http.Access;
import io.ringback.console.http.Assets;
import io.ringback.console.http.Routes;
import io.ringback.console.http.WebServer;
import io.ringback.console.http.WebServer.Place;
import io.ringback.console.live.ArrivalListener;
import io.ringback.console.live.Broadcast;
import io.ringback.console.live.LiveDocument;
import io.ringback.console.live.LiveModel;
import io.ringback.console.live.Measurements;
import io.ringback.console.live.OutputFeed;
import io.ringback.console.live.TimeToNumber;
import io.ringback.console.live.TracedNumbers;
import io.ringback.console.play.KafkaCallPublisher;
import io.ringback.console.play.LeaseControl;
import io.ringback.console.play.Lines;
import io.ringback.console.play.Platform;
import io.ringback.console.play.TryIt;
import io.ringback.consumer.DrillAnswers;
import io.ringback.event.Drill;
import io.ringback.event.DrillPart;
import io.ringback.metrics.Registry;
import io.ringback.notify.AckLinks;
import io.ringback.runtime.ResourceStack;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.telemetry.Traces;
import io.ringback.topics.Topic;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicParty;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The console of one deployment, until it is closed: page, stream, API, health and metrics on one port, and health
 * on another port for what watches over the process.
 */
public final class Console implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Console.class);
    private static final List<String> PAGE =
            List.of("console.css", "app.js", "view.js", "ops.js", "tryit.js", "icon.svg");

    private final Settings settings;
    private final Registry registry;
    private final RolesHere here;
    private final @Nullable LeaseControl lease;
    private final Clock clock = Clock.systemUTC();
    private final LiveDocument document = new LiveDocument();
    private final TimeToNumber timeToNumber = new TimeToNumber();
    private final ResourceStack open = new ResourceStack();
    private int port;

    private Console(Settings settings, Registry registry, RolesHere here, @Nullable LeaseControl lease) {
        this.settings = settings;
        this.registry = registry;
        this.here = here;
        this.lease = lease;
    }

    /**
     * Serves what any consumer may read.
     *
     * @param here the roles that run in this process, for health, metrics and standby tasks
     * @throws IOException in one line, when the port cannot be had or the token's file not be read
     * @throws IllegalArgumentException in one line, for an address that needs a token and has none
     */
    public static Console start(Settings settings, Registry registry, RolesHere here) throws IOException {
        return new Console(settings, registry, here, null).open();
    }

    /** The same with phones to try it: their clicks become call events on Kafka. Only for a demo. */
    public static Console startWithPhones(Settings settings, Registry registry, RolesHere here, LeaseControl lease)
            throws IOException {
        return new Console(settings, registry, here, lease).open();
    }

    /** Where a browser on this machine finds the page. */
    public String url() {
        return "http://" + settings.console().host() + ":" + port + "/";
    }

    @Override
    public void close() {
        open.close();
    }

    private Console open() throws IOException {
        Access access = new Access(settings.console().host(), TokenFile.of(settings));
        try {
            serve(access);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
        LOG.info("event=console-open url={}", url());
        return this;
    }

    private void serve(Access access) throws IOException {
        DrillAnswers drills = open.keep(new DrillAnswers(
                settings.kafka(Role.CONSOLE),
                settings.topicPrefix(),
                DrillPart.CONSOLE,
                DrillAnswers.host() + ":" + settings.console().port()));
        Tables tables = Tables.of(settings, drills);
        LiveModel model = new LiveModel(document, settings);
        Measurements measurements = new Measurements(registry.meters(), timeToNumber);
        @Nullable Platform platform = lease == null
                ? null
                : new Platform(
                        Lines.of(settings),
                        open.keep(new KafkaCallPublisher(settings)),
                        tables.routing(),
                        tables.suppressions(),
                        clock);
        ArrivalListener traced = settings.console().traces()
                ? new TracedNumbers(open.keep(
                        new Traces(Objects.requireNonNull(settings.console().collector()), settings.applicationId())))
                : arrival -> {};
        SeenNotices notices = new SeenNotices();
        OutputFeed feed = open.keep(new OutputFeed(settings.kafka(Role.CONSOLE), outputs(), arrival -> {
            tables.arrived(arrival);
            if (arrival.event() instanceof Drill || !tables.isOfDrill(arrival)) {
                model.arrived(arrival);
            }
            if (tables.isOfDrill(arrival)) {
                return;
            }
            measurements.arrived(arrival);
            traced.arrived(arrival);
            notices.arrived(arrival);
            if (platform != null) {
                platform.arrived(arrival);
            }
        }));
        measurements.begin(settings.pools().keySet());
        Measurements.gauges(registry.meterRegistry(), document, settings.pools().keySet());
        RunningStreams running = new RunningStreams(here);
        Probes probes = new Probes(
                List.of(running, here.others(), new FeedHealth("console", feed::isCaughtUp, feed::isTroubled)),
                Figures.of(running, registry, settings)::scrape,
                System::nanoTime);
        Routes routes = page();
        probes.serve(routes);
        new Api(
                        tables.routing(),
                        tables.presence(),
                        document,
                        clock,
                        settings,
                        new TablesRead(() -> feed.hasRead(Tables.ANSWERED_FROM)))
                .serve(routes);
        boolean asksForToken =
                settings.console().tokenFile() != null || settings.console().token() != null;
        AckWriter acknowledgements = open.keep(new AckWriter(settings, clock));
        AckLinks.of(settings).ifPresent(links -> new AckPage(links, notices, acknowledgements).serve(routes));
        new Acknowledging(asksForToken, notices, acknowledgements).serve(routes);
        document.put("actions", "now", Map.of("acknowledge", asksForToken));
        List<Runnable> ticks = new ArrayList<>();
        ticks.add(new Housekeeping(
                document,
                timeToNumber,
                probes,
                now -> {
                    model.expire(now);
                    notices.expire(now.minus(settings.lease()));
                },
                clock));
        if (platform != null && lease != null) {
            TryIt tryIt = new TryIt(platform, tables.presence(), lease, document, clock);
            tryIt.serve(routes);
            tryIt.begin();
            ticks.add(tryIt::tick);
        }
        Broadcast broadcast = open.keep(new Broadcast(document, Json.mapper(), ticks));
        feed.start();
        open.keep(new ClusterWatch(Admin.create(settings.kafka(Role.CONSOLE)), settings, document, running))
                .start();
        Place place = new Place(access, settings.console().port(), "http.port");
        port = open.keep(WebServer.start(place, routes, broadcast)).port();
        if (lease == null) {
            open.keep(probes.open(access, settings));
        }
        broadcast.start();
    }

    private static Routes page() {
        Routes routes = new Routes();
        Assets.serve(routes, "/", "index.html");
        PAGE.forEach(file -> Assets.serve(routes, "/" + file, file));
        return routes;
    }

    private List<Topic> outputs() {
        return TopicCatalog.load(settings).topics().stream()
                .filter(topic -> topic.readBy().contains(TopicParty.CONSOLE))
                .toList();
    }
}
