package io.ringback.asterisk;

import io.ringback.centre.SimulatedGateway;
import io.ringback.consumer.SchemaOnlyConsumer.Seen;
import io.ringback.embedded.EmbeddedKafka;
import io.ringback.embedded.LoopbackPort;
import io.ringback.phone.Dialog;
import io.ringback.phone.SipPhone;
import io.ringback.runtime.ResourceStack;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A real Asterisk with phones, a trunk and a security desk, Ringback in processes of its own on a real broker. */
final class ContactCentre implements Centre {
    static final Duration PATIENCE = Duration.ofSeconds(90);
    /** In a pool that nobody's agents belong to. */
    static final String NEVER_LEASED = "+12025550149";

    /** Of no pool, though the kit takes it for a callback number. */
    static final String UNUSED = "+12025550148";

    static final String CUSTOMER = "+12025550150";

    private final ResourceStack open = new ResourceStack();
    private final Path folder = Files.createTempDirectory("ringback-telephony");
    private final Settings settings;
    private final RealAsterisk asterisk;
    private final Serving ringback;
    private final Serving role;
    private final Serving notifier;
    private final SipPhone ann;
    private final SipPhone bob;
    private final SipPhone desk;
    private final SipPhone outside;
    private final Tape tape;
    private final Outputs outputs;
    private int begun;

    ContactCentre() throws IOException {
        EmbeddedKafka kafka = open.keep(EmbeddedKafka.start());
        int port = LoopbackPort.free();
        SettingSources sources = sources(kafka.bootstrapServers(), port);
        settings = Settings.load(sources);
        outputs = open.keep(new Outputs(settings, "numbers", "dashboard-suppressions"));
        asterisk = open.keep(new RealAsterisk(port));
        ringback = open.keep(new Serving("intake,desk", "READY ", sources, folder.resolve("ringback.log")));
        role = open.keep(new Serving("asterisk", "event=asterisk-serves", sources, folder.resolve("role.log")));
        notifier = open.keep(new Serving("notify,console", "READY ", sources, folder.resolve("notify.log")));
        ann = open.keep(phone("ann", 25_071, "X-Agent: ann", SipPhone.TAKES_TEXTS));
        bob = open.keep(phone("bob", 25_072, "X-Agent: bob", SipPhone.TAKES_TEXTS));
        desk = open.keep(phone("desk", 25_073, "X-Agent: desk", SipPhone.TAKES_TEXTS));
        outside = open.keep(phone(CUSTOMER, 25_080, "X-Trunk: yes", SipPhone.TAKES_TEXTS));
        tape = open.keep(new Tape(RealAsterisk.URL, RealAsterisk.PASSWORD));
    }

    @Override
    public void start() throws IOException {
        asterisk.start();
        tape.start();
        ringback.start();
        role.start();
        provision("default", Centre.numbers());
        provision("nobodys", NEVER_LEASED);
    }

    RealAsterisk asterisk() {
        return asterisk;
    }

    /** Intake and desk. */
    Serving ringback() {
        return ringback;
    }

    /** The role that serves the Asterisk. */
    Serving role() {
        return role;
    }

    /** Notify, and the console behind its links; not started before it is asked for. */
    Serving notifier() {
        return notifier;
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

    /** The PSAP, customers and responders: whoever is outside. */
    SipPhone outside() {
        return outside;
    }

    Tape tape() {
        return tape;
    }

    Settings settings() {
        return settings;
    }

    /** What Ringback's processes wrote. */
    Path logs() {
        return folder;
    }

    /** Everything is up again, too. */
    @Override
    public void calm() throws IOException {
        if (!ringback.isUp()) {
            ringback.start();
        }
        if (!role.isUp()) {
            role.start();
        }
        List.of(ann, bob, desk, outside).forEach(SipPhone::hangUpAll);
        for (SipPhone phone : List.of(ann, bob)) {
            Dialog code = phone.dial("*94");
            await("the code is taken", () -> code.isOver() || code.isAnswered());
            code.hangUp();
        }
        await("nobody is shielded", () -> !isAnybodyPaused());
        await("no call is up", () -> asterisk.says("core show channels").contains("0 active channels"));
        List.of(ann, bob, desk, outside).forEach(SipPhone::forget);
    }

    /** Whether queues leave an agent out. */
    boolean isAnybodyPaused() {
        return asterisk.says("queue show support").contains("paused");
    }

    /** The number that a phone was sent last. */
    String numberOf(SipPhone phone) {
        await("the number is in the phone", () -> !phone.texts().isEmpty());
        List<SipPhone.Text> texts = phone.texts();
        return texts.get(texts.size() - 1).body().replaceAll(".*number: (\\+\\d+).*", "$1");
    }

    /** An agent dials 911 and has talked to the PSAP; the queue leaves the agent out. */
    Dialog emergencyOf(SipPhone agent) {
        begun = untilNow();
        Dialog emergency = agent.dial("911");
        numberOf(agent);
        await("the emergency is answered", emergency::isAnswered);
        await("queues pause", this::isAnybodyPaused);
        return emergency;
    }

    /** The call in which an agent's emergency is that was dialled last. */
    String callOf(String agent) {
        return awaitSuppression(
                        begun,
                        row -> row.text("state").equals("IN_CALL")
                                && row.text("agentId").equals(agent))
                .text("callId");
    }

    /** How much Ringback has said by now. */
    int untilNow() {
        return outputs.untilNow();
    }

    /** The latest row of the dashboards' topic that came since a moment and is as wanted. */
    Seen awaitSuppression(int moment, Predicate<Seen> wanted) {
        return outputs.await(moment, "dashboard-suppressions", wanted, PATIENCE);
    }

    void awaitState(String callId, String state) {
        awaitSuppression(
                0, row -> row.text("callId").equals(callId) && row.text("state").equals(state));
    }

    static void await(String what, Callable<Boolean> happens) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(happens);
    }

    static SipPhone phone(String name, int port, String header, String methods) throws IOException {
        return new SipPhone(name, port, RealAsterisk.SIP_PORT, header, methods);
    }

    void provision(String pool, String... numbers) {
        try (SimulatedGateway operator = new SimulatedGateway(settings.topicPrefix(), settings.kafka())) {
            List.of(numbers).forEach(number -> operator.offers(number, pool));
        }
        List.of(numbers)
                .forEach(number -> outputs.await(0, "numbers", row -> row.key().equals(number), PATIENCE));
    }

    @Override
    public void close() {
        open.close();
    }

    private SettingSources sources(String brokers, int port) throws IOException {
        Path password = Files.writeString(folder.resolve("password"), RealAsterisk.PASSWORD);
        Path signature = Files.writeString(folder.resolve("signature"), "a-secret-of-enough-letters");
        int http = LoopbackPort.free();
        return SettingSources.none()
                .with("bootstrap.servers", brokers)
                .with("topic.prefix", "telephony.")
                .with("topics.create", true)
                .with("application.id", "telephony")
                .with("pools", "default,nobodys")
                .with("callback.lease", "PT45S")
                .with("callback.quarantine", "PT1S")
                .with("callback.overrun-grace", "PT2S")
                .with("callback.no-answer", "PT3S")
                .with("fallback.destination", "sip:600@pbx")
                .with("state.dir", folder.resolve("state"))
                .with("http.port", http)
                .with("notice.ack.url", "http://127.0.0.1:" + http)
                .with("notice.ack.secret-file", signature)
                .with("http.probes.port", 0)
                .with("http.probes", "false")
                .with("asterisk.url", RealAsterisk.URL)
                .with("asterisk.password-file", password)
                .with("asterisk.agents", "PJSIP/(ann|bob|load[0-9]+)")
                .with("asterisk.trunks", "PJSIP/trunk")
                .with("asterisk.fallback-context", "outbound")
                .with("asterisk.grant", "PJSIP/desk")
                .with("asterisk.listen", "127.0.0.1:" + port);
    }
}
