package io.ringback.kamailio;

import static io.ringback.kamailio.ProxyCentre.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.consumer.SchemaOnlyConsumer.Seen;
import io.ringback.phone.Dialog;
import io.ringback.phone.SipPhone;
import io.ringback.phone.SipPhone.Manner;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong between telephones and a real proxy with two workers, and between that and Ringback. */
@ExtendWith({WhereAProxyIs.class, InProxyCentre.class})
class ProxyMishapTelephony {
    private static final int SECOND_PHONE = 25_074;

    private final ProxyCentre centre;
    private final SipPhone ann;
    private final SipPhone bob;
    private final SipPhone outside;

    ProxyMishapTelephony(ProxyCentre centre) {
        this.centre = centre;
        this.ann = centre.ann();
        this.bob = centre.bob();
        this.outside = centre.outside();
    }

    @Test
    void anInviteThatComesThreeTimesToTwoWorkersIsOneCallWithOneNumber() throws IOException {
        Instant begun = Instant.now();
        try (RawDatagrams wire = new RawDatagrams()) {
            String invite = wire.invite("sip:911@127.0.0.1", "ann", "again-" + begun.toEpochMilli());
            wire.send(invite);
            wire.send(invite);
            wire.send(invite);

            assertThat(wire.hearsAll(Duration.ofSeconds(5)))
                    .anyMatch(heard -> heard.startsWith("SIP/2.0 200"))
                    .noneMatch(heard -> heard.startsWith("SIP/2.0 4") || heard.startsWith("SIP/2.0 5"));
            assertThat(outside.incoming()).hasSize(1);
            outside.hangUpAll();
            centre.awaitRow("override.inbound-blocks", row -> lifted(row, "ann", begun));
            assertThat(numbersSentTo("ann", begun)).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:service:sos", "urn:service:sos.fire", "sip:sos@127.0.0.1"})
    void anAddressOfEmergencyServicesIsAnEmergency(String address) throws IOException {
        Instant begun = Instant.now();
        try (RawDatagrams wire = new RawDatagrams()) {
            wire.send(wire.invite(address, "ann", "sos-" + begun.toEpochMilli()));

            centre.awaitRow("override.inbound-blocks", row -> active(row, "ann", begun));
            outside.hangUpAll();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANN", "%61nn", "ann;phone-context=example"})
    void anAgentIsShieldedHoweverTheAddressIsWritten(String user) {
        centre.emergencyOf(ann, "ann");
        ann.hangUpAll();

        Dialog customer = outside.dial(user);

        await("the customer is refused", () -> customer.status() == 486);
        assertThat(ann.incoming()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%2B%s", "%s;npdi"})
    void aResponderGetsThroughHoweverTheNumberIsWritten(String form) {
        String number = centre.emergencyOf(ann, "ann");
        ann.hangUpAll();

        Dialog callback = outside.dial(form.formatted(number.substring(1)));

        await("the agent is rung", () -> !ann.incoming().isEmpty());
        await("they talk", callback::isAnswered);
    }

    @Test
    void aStrangerWhoWritesAnAgentsNameIntoFromIsNoAgent() throws IOException {
        Instant begun = Instant.now();
        try (RawDatagrams wire = new RawDatagrams()) {
            String invite = wire.invite("sip:911@127.0.0.1", "ann", "stranger-" + begun.toEpochMilli());
            wire.send(invite.replace("From: <sip:ann@127.0.0.1>", "From: <sip:ann@stranger.example>"));
            await(
                    "the call goes where it always went",
                    () -> !outside.incoming().isEmpty());
        }
        centre.emergencyOf(bob, "bob"); // told later, and known when the stranger's call is

        assertThat(rowsOf("override.inbound-blocks", "ann", begun)).isEmpty();
        assertThat(numbersSentTo("ann", begun)).isZero();
    }

    @Test
    void aMisdialThatIsGivenUpAtOnceHasItsNumberAndIsOver() {
        Instant begun = Instant.now();
        outside.behave(Manner.RINGS);
        Dialog misdial = ann.dial("911");
        await("it is under way", () -> misdial.status() >= 100); // before that nobody may cancel (RFC 3261 section 9.1)

        misdial.hangUp();

        await("it is given up", misdial::isOver);
        centre.awaitRow("override.inbound-blocks", row -> lifted(row, "ann", begun));
        assertThat(numbersSentTo("ann", begun)).isOne();
    }

    @Test
    void anAnswerThatCrossesTheGivingUpLeavesNoCallBehind() {
        Instant begun = Instant.now();
        Dialog emergency = ann.dial("911");
        await("the PSAP is rung", () -> !outside.incoming().isEmpty());

        emergency.hangUp();

        centre.awaitRow("override.inbound-blocks", row -> lifted(row, "ann", begun));
    }

    @Test
    void aCallThatOneCarrierRefusesIsUpAtTheOther() {
        Instant begun = Instant.now();
        outside.behave(Manner.REFUSES);

        Dialog emergency = ann.dial("911");

        await("the second carrier answers", emergency::isAnswered);
        assertThat(centre.secondCarrier().incoming()).hasSize(1);
        emergency.hangUp();
        centre.awaitRow("dashboard-suppressions", row -> of("ann", begun, row, "AFTER_CALL"));
        assertThat(suppressionsOf("ann", begun)).containsExactly("IN_CALL", "AFTER_CALL");
    }

    @Test
    void aResponderWhoRingsTwoPhonesTalksWithTheOneThatAnswers() throws IOException {
        String number = centre.emergencyOf(ann, "ann");
        ann.hangUpAll();
        Instant begun = Instant.now();
        try (SipPhone second = ProxyCentre.phone("ann", SECOND_PHONE)) {
            ProxyCentre.register("ann", SECOND_PHONE);
            ann.behave(Manner.RINGS);

            Dialog callback = outside.dial(number.substring(1));

            await("they talk", callback::isAnswered);
            await("the other phone stops ringing", () -> ann.incoming().stream().allMatch(Dialog::isOver));
            assertThat(second.incoming()).hasSize(1);
            callback.hangUp();
            centre.awaitRow("dashboard-suppressions", row -> of("ann", begun, row, "AFTER_CALL"));
        } finally {
            ProxyCentre.unregister("ann", SECOND_PHONE);
        }
    }

    @Test
    void withAFrozenRingbackEveryCallGoesAsEver() throws Exception {
        centre.ringback().freeze();
        try {
            Dialog customer = outside.dial("bob");
            await("the agent is rung", customer::isAnswered);

            Dialog emergency = ann.dial("911");
            await("the PSAP answers", emergency::isAnswered);
        } finally {
            centre.ringback().thaw();
        }
    }

    @Test
    void aCallThatIsGivenUpWhileRingbackIsAskedRingsNobody() throws Exception {
        centre.ringback().freeze();
        try {
            Dialog customer = outside.dial("bob");
            await("the proxy asks", () -> customer.status() == 100);
            customer.hangUp();

            await("it is given up", () -> customer.status() == 487);
            Dialog next = outside.dial("ann");
            await("the next call rings", next::isAnswered);
            assertThat(bob.incoming()).isEmpty();
        } finally {
            centre.ringback().thaw();
        }
    }

    @Test
    void withoutRingbackEveryCallGoesAsEverAndIsMadeUpForWhenItIsBack() throws Exception {
        Instant begun = Instant.now();
        centre.ringback().kill();
        try {
            Dialog customer = outside.dial("bob");
            await("the agent is rung", customer::isAnswered);
            Dialog emergency = ann.dial("911");
            await("the PSAP answers", emergency::isAnswered);
        } finally {
            centre.ringback().start();
        }

        centre.awaitRow("override.inbound-blocks", row -> active(row, "ann", begun));
    }

    private long numbersSentTo(String agent, Instant begun) {
        return rowsOf("auto-responder", agent, begun)
                .filter(row -> row.text("action").equals("SEND_CALLBACK_NUMBER"))
                .count();
    }

    private List<String> suppressionsOf(String agent, Instant begun) {
        return rowsOf("dashboard-suppressions", agent, begun)
                .map(row -> row.text("state"))
                .toList();
    }

    private Stream<Seen> rowsOf(String topic, String agent, Instant begun) {
        return centre.readNow(topic).stream()
                .filter(row -> row.value() != null)
                .filter(row ->
                        row.text("agentId").equals(agent) && row.timestamp().isAfter(begun));
    }

    private static boolean active(Seen row, String agent, Instant begun) {
        return of(agent, begun, row, "ACTIVE");
    }

    private static boolean lifted(Seen row, String agent, Instant begun) {
        return of(agent, begun, row, "LIFTED");
    }

    private static boolean of(String agent, Instant begun, Seen row, String state) {
        return row.text("agentId").equals(agent)
                && row.timestamp().isAfter(begun)
                && row.text("state").equals(state);
    }
}
