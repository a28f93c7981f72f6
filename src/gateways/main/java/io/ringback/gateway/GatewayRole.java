package io.ringback.gateway;

import io.ringback.common.Daemons;
import io.ringback.gateway.Receiver.GatewayDefinition;
import io.ringback.gateway.WebhookHandler.Door;
import io.ringback.http.WaitingConnections;
import io.ringback.runtime.ResourceStack;
import io.ringback.settings.GatewayAuth;
import io.ringback.settings.GatewaySettings;
import io.ringback.settings.Settings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the events of every gateway in the settings, over HTTP and from topics, until it is closed. */
public final class GatewayRole implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayRole.class);
    private static final long TICK_MILLIS = 100;
    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(3);

    private final ResourceStack open = new ResourceStack();
    private final Clock clock = Clock.systemUTC();
    private final List<Receiver> receivers = new ArrayList<>();
    private final CallPublisher publisher;
    private final TopicWatch topic;
    private final WebhookServer server;

    private GatewayRole(Settings settings) throws IOException {
        this.publisher = open.keep(new CallPublisher(settings));
        this.topic = open.keep(new TopicWatch(settings));
        open.keep(() -> receivers.forEach(Receiver::tellTheRest));
        Map<String, Door> doors = new HashMap<>();
        for (GatewaySettings one : settings.gateways().values()) {
            MappingFile file = MappingFile.load(one.system());
            Receiver receiver = new Receiver(gateway(one, file), publisher, settings.lease(), clock);
            receivers.add(receiver);
            if (one.secretFile() != null) {
                doors.put(one.name(), door(one, file, receiver));
            }
            if (one.topic() != null) {
                open.keep(new ForeignTopic(settings, one.name(), one.topic(), receiver))
                        .start();
            }
        }
        ScheduledExecutorService ticks = Daemons.timer("gateway-ticks");
        open.keep(ticks::shutdownNow);
        var unused = ticks.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        receivers.forEach(Receiver::warmUp);
        publisher.warmUp(LONGEST_WARM_UP);
        WaitingConnections connections = new WaitingConnections(WebhookServer.BOUNDS, System::nanoTime);
        this.server = open.keep(WebhookServer.start(
                settings.gatewayAddress(),
                new WebhookHandler(doors, settings.gatewayAddress().url(), connections, clock),
                connections));
    }

    /**
     * Begins to serve; until brokers answer, posts are answered with 503.
     *
     * @throws IOException in one line, when the port cannot be had or a file not be read
     * @throws IllegalArgumentException in one line, for settings or a mapping that lack something
     */
    public static GatewayRole start(Settings settings) throws IOException {
        if (settings.gateways().isEmpty()) {
            throw new IllegalArgumentException(
                    "the role gateway needs gateways: --set gateways=NAME --set gateway.NAME.system=...");
        }
        for (GatewaySettings one : settings.gateways().values()) {
            if (one.secretFile() == null && one.topic() == null) {
                throw new IllegalArgumentException("gateway." + one.name()
                        + ".secret-file is needed: nobody is let in without a secret (or gateway." + one.name()
                        + ".topic, for a system that writes to Kafka)");
            }
        }
        settings.gateways().values().stream()
                .filter(one -> !settings.pools().containsKey(one.pool()))
                .forEach(one -> LOG.warn(
                        "event=gateway-pool-not-in-settings gateway={} pool={} do=\"ringback pool create\" until-then=default",
                        one.name(),
                        one.pool()));
        GatewayRole role = new GatewayRole(settings);
        LOG.info(
                "event=gateway-role-open port={} gateways={}",
                role.port(),
                settings.gateways().keySet());
        return role;
    }

    /** Whether brokers answer and have where events go, so that who posts is not turned away. */
    public boolean isReady() {
        return publisher.isReady() && topic.isThere();
    }

    /** What it waits for while it is not ready, in words for an operator. */
    public String waitsFor() {
        return topic.missing();
    }

    /** Where events come in. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        open.close();
        receivers.forEach(Receiver::end);
    }

    private void tick() {
        try {
            publisher.stayWarm();
            topic.look();
            boolean brokersTake = isReady();
            receivers.forEach(receiver -> receiver.tick(brokersTake));
        } catch (RuntimeException e) {
            // The next tick does what this one could not.
            LOG.warn("event=tick-failed error={}", e.getClass().getSimpleName());
        }
    }

    private static GatewayDefinition gateway(GatewaySettings one, MappingFile file) {
        Agents agents = new Agents(one.agents().isEmpty() ? file.agents() : one.agents());
        return new GatewayDefinition(
                new GatewayProfile(one.name(), one.pool(), one.region()),
                file,
                agents,
                Objects.requireNonNullElse(one.closeWithCall(), file.closesWithCall()));
    }

    private static Door door(GatewaySettings one, MappingFile file, Receiver receiver) throws IOException {
        GatewayAuth auth = Objects.requireNonNullElse(one.auth(), file.auth());
        @Nullable String header = one.header() == null ? file.header() : one.header();
        boolean needsHeader = auth == GatewayAuth.HMAC || auth == GatewayAuth.JAMBONZ || auth == GatewayAuth.HEADER;
        if (needsHeader && header == null) {
            throw new IllegalArgumentException("gateway." + one.name() + ".header is needed with this auth");
        }
        List<String> secrets = SecretFile.read(Objects.requireNonNull(one.secretFile()), one.name());
        return new Door(new Authenticity(auth, header, secrets), new Handshake(auth == GatewayAuth.AZURE), receiver);
    }
}
