package io.ringback.kamailio;

import io.ringback.asterisk.Centre;
import io.ringback.asterisk.Outputs;
import io.ringback.asterisk.Serving;
import io.ringback.centre.SimulatedGateway;
import io.ringback.common.Partitions;
import io.ringback.consumer.SchemaOnlyConsumer.Seen;
import io.ringback.embedded.EmbeddedKafka;
import io.ringback.phone.Dialog;
import io.ringback.phone.SipPhone;
import io.ringback.runtime.ResourceStack;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** A real proxy with telephones, two carriers, a bot and a security desk; Ringback in a process of its own. */
final class ProxyCentre implements Centre {
    static final Duration PATIENCE = Duration.ofSeconds(90);
    static final String CUSTOMER = "+12025550150";
    static final String MAIN_NUMBER = "+12025550160";
    static final String NEVER_LEASED = "+12025550149";

    /** Never leased, and its pool's fallback is a number. */
    static final String FOR_A_NUMBER = "+12025550148";

    private static final String PREFIX = "ringback.";

    private final ResourceStack open = new ResourceStack();
    private final Path folder = Files.createTempDirectory("ringback-proxy");
    private final Settings settings;
    private final Outputs outputs;
    private final RealProxy proxy;
    private final Serving ringback;
    private final SipPhone ann;
    private final SipPhone bob;
    private final SipPhone desk;
    private final SipPhone bot;
    private final SipPhone outside;
    private final SipPhone secondCarrier;

    ProxyCentre() throws IOException {
        EmbeddedKafka kafka = open.keep(EmbeddedKafka.start());
        SettingSources sources = ProxySettings.of(kafka.bootstrapServers(), folder.resolve("state"));
        settings = Settings.load(sources);
        outputs = open.keep(new Outputs(
                settings,
                "numbers",
                "auto-responder",
                "callback-numbers",
                "override.direct-routes",
                "override.inbound-blocks",
                "dashboard-suppressions"));
        ringback = open.keep(new Serving("intake,desk,console", "READY ", sources, folder.resolve("ringback.log")));
        proxy = open.keep(
                new RealProxy(kafka.bootstrapServers(), settings.console().port()));
        ann = open.keep(phone("ann", 25_071));
        bob = open.keep(phone("bob", 25_072));
        desk = open.keep(phone("desk", 25_073));
        bot = open.keep(phone("bot", RealProxy.BOT_PORT));
        outside = open.keep(phone(CUSTOMER, RealProxy.TRUNK_PORT));
        secondCarrier = open.keep(phone("second", RealProxy.SECOND_TRUNK_PORT));
    }

    @Override
    public void start() throws IOException {
        ringback.start();
        proxy.start();
        register("ann", 25_071);
        register("bob", 25_072);
        provision("default", Centre.numbers());
        provision("nobodys", NEVER_LEASED);
        provision("numbered", FOR_A_NUMBER);
    }

    RealProxy proxy() {
        return proxy;
    }

    Serving ringback() {
        return ringback;
    }

    SipPhone ann() {
        return ann;
    }

    SipPhone bob() {
        return bob;
    }

    SipPhone desk() {
        return desk;
    }

    SipPhone bot() {
        return bot;
    }

    /** The PSAP, customers and responders: whoever is outside. */
    SipPhone outside() {
        return outside;
    }

    SipPhone secondCarrier() {
        return secondCarrier;
    }

    @Override
    public void calm() {
        phones().forEach(SipPhone::hangUpAll);
        await("nobody is shielded", () -> shielded().isEmpty());
        phones().forEach(SipPhone::forget);
    }

    /** Tells the proxy where an agent's telephone is, once it listens. */
    static void register(String agent, int port) throws IOException {
        try (RawDatagrams wire = new RawDatagrams()) {
            await("the proxy registers " + agent, () -> wire.register(agent, port, 3_600));
        }
    }

    static void unregister(String agent, int port) throws IOException {
        try (RawDatagrams wire = new RawDatagrams()) {
            await("the proxy forgets a phone of " + agent, () -> wire.register(agent, port, 0));
        }
    }

    /** An agent dials 911 and talks to the PSAP; gives the callback number. */
    String emergencyOf(SipPhone agent, String id) {
        int begun = outputs.untilNow();
        Dialog emergency = agent.dial("911");
        await("the PSAP answers", emergency::isAnswered);
        return awaitRow(
                        begun,
                        "override.direct-routes",
                        row -> row.text("agentId").equals(id)
                                && row.text("state").equals("ACTIVE"))
                .key();
    }

    Outputs outputs() {
        return outputs;
    }

    /** The latest row of a topic that is as wanted. */
    Seen awaitRow(String topic, Predicate<Seen> wanted) {
        return awaitRow(0, topic, wanted);
    }

    /** The latest row of a topic that came since a moment and is as wanted. */
    Seen awaitRow(int moment, String topic, Predicate<Seen> wanted) {
        return outputs.await(moment, topic, wanted, PATIENCE);
    }

    /** How many of the events that the proxy has published are of a type. */
    long told(String type) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", settings.bootstrapServers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            // The first ones may be deleted by now.
            Map<TopicPartition, Long> ends = Partitions.assignFromBeginning(consumer, List.of(PREFIX + "call-events"));
            List<String> events = new ArrayList<>();
            while (!Partitions.areRead(consumer, ends)) {
                consumer.poll(Duration.ofMillis(100)).forEach(event -> events.add(event.value()));
            }
            return events.stream()
                    .filter(event -> event.contains("\"" + type + "\""))
                    .count();
        }
    }

    static void await(String what, Callable<Boolean> happens) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(happens);
    }

    @Override
    public void close() {
        open.close();
    }

    /** Agents with an active block now. */
    private List<String> shielded() {
        List<Seen> rows = outputs.since(0, "override.inbound-blocks");
        return Stream.of("ann", "bob")
                .filter(agent -> rows.stream()
                        .filter(row -> row.key().equals(agent))
                        .reduce((earlier, later) -> later)
                        .filter(row -> row.text("state").equals("ACTIVE"))
                        .isPresent())
                .toList();
    }

    private List<SipPhone> phones() {
        return List.of(ann, bob, desk, bot, outside, secondCarrier);
    }

    private void provision(String pool, String... numbers) {
        try (SimulatedGateway operator = new SimulatedGateway(settings.topicPrefix(), settings.kafka())) {
            List.of(numbers).forEach(number -> operator.offers(number, pool));
        }
        List.of(numbers).forEach(number -> awaitRow("numbers", row -> row.key().equals(number)));
    }

    static SipPhone phone(String name, int port) throws IOException {
        SipPhone phone = new SipPhone(name, port, RealProxy.SIP_PORT, "", SipPhone.TAKES_TEXTS);
        phone.mute(true);
        return phone;
    }
}
