package io.ringback.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.asterisk.SipPhone.Dialog;
import io.ringback.asterisk.SipPhone.Manner;
import io.ringback.consumer.SchemaOnlyConsumer;
import io.ringback.consumer.SchemaOnlyConsumer.Seen;
import io.ringback.demo.Gateway;
import io.ringback.embedded.EmbeddedKafka;
import io.ringback.runtime.RingbackProcess;
import io.ringback.settings.Role;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A real Asterisk with phones, a trunk and a security desk, Ringback on a real broker between them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AsteriskTelephony {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String METHODS = "INVITE, ACK, CANCEL, BYE, OPTIONS, MESSAGE";
    private static final String NEVER_LEASED = "+12025550149";
    private static final String CUSTOMER = "+12025550150";

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private RealAsterisk asterisk;
    private Settings settings;
    private @Nullable AsteriskRole role;
    private SipPhone ann;
    private SipPhone bob;
    private SipPhone desk;
    private SipPhone trunk;

    @BeforeAll
    void start() throws Exception {
        @Nullable String absence = RealAsterisk.absence();
        Assumptions.assumeTrue(absence == null, absence);
        EmbeddedKafka kafka = keep(EmbeddedKafka.start());
        int port = freePort();
        settings = settings(kafka.bootstrapServers(), port);
        RingbackProcess process = keep(RingbackProcess.of(settings, EnumSet.of(Role.INTAKE, Role.DESK)));
        process.start();
        assertThat(process.awaitReady(PATIENCE)).isTrue();
        asterisk = keep(new RealAsterisk(port));
        asterisk.start();
        startRole();
        keep(() -> stopRole());
        ann = keep(phone("ann", 25071, "X-Agent: ann", METHODS));
        bob = keep(phone("bob", 25072, "X-Agent: bob", METHODS));
        desk = keep(phone("desk", 25073, "", METHODS));
        trunk = keep(phone(CUSTOMER, 25080, "X-Trunk: yes", METHODS));
        provision("default", "+12025550140", "+12025550141", "+12025550142", "+12025550143", "+12025550144");
        provision("nobodys", NEVER_LEASED);
    }

    @AfterAll
    void stop() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    /** Every test begins without an emergency, with empty hands. */
    @AfterEach
    void calm() {
        List.of(ann, bob, desk, trunk).forEach(SipPhone::hangUpAll);
        for (SipPhone phone : List.of(ann, bob)) {
            Dialog code = phone.dial("*933");
            await("the code is taken", () -> code.over || code.answered);
            code.hangUp();
        }
        await("nobody is shielded", () -> !asterisk.says("queue show support").contains("paused"));
        for (SipPhone phone : List.of(ann, bob, desk, trunk)) {
            phone.texts.clear();
            phone.incoming.clear();
            phone.manner = Manner.ANSWERS;
        }
    }

    @Test
    void theAgentHasTheNumberAndTheResponderGetsThroughPastTheQueuesPause() {
        Dialog emergency = ann.dial("911");
        String number = numberOf(ann);
        await("the emergency is answered", () -> emergency.answered);
        await("queues pause", () -> asterisk.says("queue show support").contains("paused:Ringback"));
        emergency.hangUp();

        Dialog customer = trunk.dial("12025550100");
        await("the colleague is rung", () -> !bob.incoming.isEmpty());
        assertThat(ann.incoming).isEmpty();
        customer.hangUp();
        Dialog callback = trunk.dial(number.substring(1));

        await("the agent is rung", () -> !ann.incoming.isEmpty());
        await("they talk", () -> callback.answered);
        callback.hangUp();
    }

    @Test
    void aMisdialThatIsHungUpAtOnceHasItsNumberAllTheSame() throws InterruptedException {
        Dialog emergency = ann.dial("911");
        Thread.sleep(300); // what is tried is a hang-up after this time

        emergency.hangUp();

        assertThat(numberOf(ann)).startsWith("+1202555014");
    }

    @Test
    void aCustomerCannotDialIntoAnEmergency() {
        Dialog emergency = ann.dial("911");
        numberOf(ann);
        await("queues pause", () -> asterisk.says("queue show support").contains("paused:Ringback"));

        Dialog customer = trunk.dial("12025550101");

        await("the customer is turned away", () -> customer.status == 486);
        assertThat(ann.incoming).isEmpty();
        emergency.hangUp();
    }

    @Test
    void aMessageIsPlayedToAResponderWhomNobodyAnswersAndIsGoneWithTheLease() {
        Dialog emergency = ann.dial("911");
        String number = numberOf(ann);
        emergency.hangUp();
        Dialog message = ann.dial(number);
        await("the message is being recorded", () -> asterisk.messages().size() == 1);
        message.hangUp();
        ann.manner = Manner.RINGS;

        Dialog callback = trunk.dial(number.substring(1));

        await("the agent is rung", () -> !ann.incoming.isEmpty());
        await("the message is played", () -> callback.answered);
        await("the desk is rung", () -> !desk.incoming.isEmpty());
        callback.hangUp();
        await("the message is deleted", () -> asterisk.messages().isEmpty());
    }

    @Test
    void aLateCallbackReachesTheSecurityDeskAndNoAgent() {
        Dialog late = trunk.dial(NEVER_LEASED.substring(1));

        await("the desk is rung", () -> !desk.incoming.isEmpty());
        assertThat(ann.incoming).isEmpty();
        assertThat(bob.incoming).isEmpty();
        late.hangUp();
    }

    @Test
    void aTestCallHearsTheNumberAndNobodyIsShielded() {
        Dialog test = ann.dial("933");

        await("the number comes", () -> !ann.texts.isEmpty());
        await("it is said", () -> test.answered);
        assertThat(ann.texts.get(0).body()).startsWith("Test. Callback number: +1202555014");
        assertThat(asterisk.says("queue show support")).doesNotContain("paused");
        test.hangUp();
    }

    @Test
    void twoAgentsAtOnceHaveNumbersOfTheirOwn() {
        Dialog first = ann.dial("911");
        Dialog second = bob.dial("911");

        assertThat(numberOf(ann)).isNotEqualTo(numberOf(bob));
        first.hangUp();
        second.hangUp();
    }

    @Test
    void aCallThatAsteriskLosesIsOverWhenItIsBack() throws Exception {
        Dialog emergency = ann.dial("911");
        numberOf(ann);
        String call = awaitRow(row -> row.topic().endsWith("dashboard-suppressions")
                        && row.text("state").equals("IN_CALL")
                        && row.text("agentId").equals("ann"))
                .text("callId");

        asterisk.kill();
        asterisk.start();

        awaitRow(row -> row.topic().endsWith("dashboard-suppressions")
                && row.text("callId").equals(call)
                && row.text("state").equals("AFTER_CALL"));
        emergency.over = true;
    }

    @Test
    void aCallThatEndsWhileTheRoleIsAwayIsOverWhenItIsBack() throws Exception {
        Dialog emergency = ann.dial("911");
        numberOf(ann);
        String call = awaitRow(row -> row.topic().endsWith("dashboard-suppressions")
                        && row.text("state").equals("IN_CALL")
                        && row.text("agentId").equals("ann"))
                .text("callId");

        stopRole();
        emergency.hangUp();
        await("the call is over", () -> asterisk.says("core show channels").contains("0 active channels"));
        startRole();

        awaitRow(row -> row.topic().endsWith("dashboard-suppressions")
                && row.text("callId").equals(call)
                && row.text("state").equals("AFTER_CALL"));
    }

    @Test
    void callsGoAsEverWithoutRingback() throws Exception {
        stopRole();

        Dialog customer = trunk.dial("12025550101");

        await("the agent is rung", () -> !ann.incoming.isEmpty());
        customer.hangUp();
        startRole();
    }

    @Test
    void aPhoneThatTakesNoTextsIsToldInTheCallAndRungAfterIt() throws IOException {
        try (SipPhone old = phone("bob", 25074, "X-Agent: bob", "INVITE, ACK, CANCEL, BYE, OPTIONS")) {
            Dialog emergency = old.dial("911");
            await("the emergency is answered", () -> emergency.answered);
            await(
                    "the number is said",
                    () -> asterisk.says("core show channels").contains("Snoop/"));
            emergency.hangUp();
            trunk.manner = Manner.RINGS;

            Dialog misdial = old.dial("911");
            await("it rings", () -> misdial.status == 180);
            misdial.hangUp();

            await("the phone is rung to say it", () -> !bob.incoming.isEmpty());
        }
    }

    /** Prints the figures of the guide; how fast this machine is decides nothing. */
    @Test
    @EnabledIfSystemProperty(named = "telephony.measure", matches = "true")
    void saysHowSoonTheNumberIsInThePhoneAndWhatASilentRoleCosts() throws Exception {
        List<Long> texts = new ArrayList<>();
        for (int i = 0; i < Integer.getInteger("telephony.calls", 60); i++) {
            int before = ann.texts.size();
            long dialled = System.nanoTime();
            Dialog emergency = ann.dial("911");
            await("the number is in the phone", () -> ann.texts.size() > before);
            texts.add(ann.texts.get(before).nanos() - dialled);
            emergency.hangUp();
            await("the call is over", () -> emergency.over);
        }
        List<Long> asked = ringing();
        stopRole();
        List<Long> nobody = ringing();
        try (ServerSocket silent = new ServerSocket()) {
            silent.bind(settings.asterisk().listen());
            print("dial to ring, Ringback says nothing", ringing());
        }
        startRole();
        print("INVITE to text", texts);
        print("dial to ring, Ringback answers", asked);
        print("dial to ring, no Ringback", nobody);
    }

    /** From a customer's INVITE until Bob, who is not shielded, is rung: nanoseconds. */
    private List<Long> ringing() {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int before = bob.incoming.size();
            long dialled = System.nanoTime();
            Dialog customer = trunk.dial("12025550102");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> bob.incoming.size() > before);
            times.add(System.nanoTime() - dialled);
            customer.hangUp();
            await("the call is over", () -> customer.over);
        }
        return times;
    }

    private static void print(String what, List<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%s: p50 %d ms, p99 %d ms, of %d%n",
                what,
                sorted[sorted.length / 2] / 1_000_000,
                sorted[sorted.length * 99 / 100] / 1_000_000,
                sorted.length);
    }

    @Test
    void nothingOfAnEmergencyIsInAsterisksFiles() throws Exception {
        Dialog emergency = ann.dial("911");
        String number = numberOf(ann);
        await("the emergency is answered", () -> emergency.answered);
        emergency.hangUp();
        Dialog callback = trunk.dial(number.substring(1));
        await("they talk", () -> callback.answered);
        callback.hangUp();
        Dialog ordinary = bob.dial("2025550177");
        await("an ordinary call is answered", () -> ordinary.answered);
        ordinary.hangUp();

        await(
                "the ordinary call is recorded",
                () -> asterisk.everythingWritten().contains("2025550177"));
        assertThat(asterisk.everythingWritten())
                .doesNotContain("PJSIP/911")
                .doesNotContain(",\"911\"")
                .doesNotContain(number.substring(1));
    }

    private String numberOf(SipPhone phone) {
        await("the number is in the phone", () -> !phone.texts.isEmpty());
        return phone.texts.get(0).body().replaceAll(".*number: (\\+\\d+).*", "$1");
    }

    private Seen awaitRow(Predicate<Seen> wanted) {
        try (SchemaOnlyConsumer consumer = new SchemaOnlyConsumer(
                settings.bootstrapServers(), settings.topicPrefix() + "dashboard-suppressions")) {
            return consumer
                    .readUntil(rows -> rows.stream().anyMatch(row -> row.value() != null && wanted.test(row)), PATIENCE)
                    .stream()
                    .filter(row -> row.value() != null && wanted.test(row))
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
        }
    }

    private static void await(String what, Callable<Boolean> happens) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(happens);
    }

    private void provision(String pool, String... numbers) {
        try (Gateway operator = new Gateway(settings);
                SchemaOnlyConsumer consumer =
                        new SchemaOnlyConsumer(settings.bootstrapServers(), settings.topicPrefix() + "numbers")) {
            List.of(numbers).forEach(number -> operator.offers(number, pool));
            List<Seen> rows = consumer.readUntil(seen -> accepted(seen, numbers), PATIENCE);
            assertThat(accepted(rows, numbers)).as("the numbers are accepted").isTrue();
        }
    }

    private static boolean accepted(List<Seen> rows, String... numbers) {
        return rows.stream().map(Seen::key).toList().containsAll(List.of(numbers));
    }

    private void startRole() throws IOException {
        AsteriskRole started = AsteriskRole.start(settings, null);
        role = started;
        await("the role is ready", started::isReady);
    }

    private void stopRole() {
        if (role != null) {
            role.close();
            role = null;
        }
    }

    private static SipPhone phone(String name, int port, String header, String methods) throws IOException {
        return new SipPhone(name, port, RealAsterisk.SIP_PORT, header, methods);
    }

    private static Settings settings(String brokers, int port) throws IOException {
        Path password = Files.writeString(Files.createTempFile("ari", "password"), RealAsterisk.PASSWORD);
        return Settings.load(SettingSources.none()
                .with("bootstrap.servers", brokers)
                .with("topic.prefix", "telephony.")
                .with("application.id", "telephony")
                .with("pools", "default,nobodys")
                .with("callback.lease", "PT45S")
                .with("callback.quarantine", "PT1S")
                .with("callback.overrun-grace", "PT2S")
                .with("callback.no-answer", "PT3S")
                .with("fallback.destination", "sip:600@pbx")
                .with(
                        "state.dir",
                        Files.createTempDirectory("ringback-telephony").toString())
                .with("asterisk.url", RealAsterisk.URL)
                .with("asterisk.password-file", password.toString())
                .with("asterisk.agents", "PJSIP/(ann|bob)")
                .with("asterisk.trunks", "PJSIP/trunk")
                .with("asterisk.fallback-context", "outbound")
                .with("asterisk.listen", "127.0.0.1:" + port));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private <T extends AutoCloseable> T keep(T resource) {
        open.push(resource);
        return resource;
    }
}
