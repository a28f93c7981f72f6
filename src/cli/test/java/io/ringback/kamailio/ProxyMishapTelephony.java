package io.ringback.kamailio;

import static io.ringback.kamailio.ProxyCentre.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.consumer.SchemaOnlyConsumer.Seen;
import io.ringback.phone.Dialog;
import io.ringback.phone.SipPhone;
import io.ringback.phone.SipPhone.Manner;
import java.io.IOException;
import java.time.Duration;
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
        int begun = centre.outputs().untilNow();
        try (RawDatagrams wire = new RawDatagrams()) {
            String invite = wire.invite("sip:911@127.0.0.1", "ann", "again-" + System.nanoTime());
            wire.send(invite);
            wire.send(invite);
            wire.send(invite);

            assertThat(wire.hearsAll(Duration.ofSeconds(5)))
                    .anyMatch(heard -> heard.startsWith("SIP/2.0 200"))
                    .noneMatch(heard -> heard.startsWith("SIP/2.0 4") || heard.startsWith("SIP/2.0 5"));
            assertThat(outside.incoming()).hasSize(1);
            outside.hangUpAll();
            centre.awaitRow(begun, "override.inbound-blocks", row -> is(row, "ann", "LIFTED"));
            assertThat(botWasTold("ann", begun)).containsExactly("SEND_CALLBACK_NUMBER");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:service:sos", "urn:service:sos.fire", "sip:sos@127.0.0.1"})
    void anAddressOfEmergencyServicesIsAnEmergency(String address) throws IOException {
        int begun = centre.outputs().untilNow();
        try (RawDatagrams wire = new RawDatagrams()) {
            wire.send(wire.invite(address, "ann", "sos-" + System.nanoTime()));

            centre.awaitRow(begun, "override.inbound-blocks", row -> is(row, "ann", "ACTIVE"));
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
        int begun = centre.outputs().untilNow();
        try (RawDatagrams wire = new RawDatagrams()) {
            String invite = wire.invite("sip:911@127.0.0.1", "ann", "stranger-" + System.nanoTime());
            wire.send(invite.replace("From: <sip:ann@127.0.0.1>", "From: <sip:ann@stranger.example>"));
            await(
                    "the call goes where it always went",
                    () -> !outside.incoming().isEmpty());
        }
        centre.emergencyOf(bob, "bob"); // told later, and known when the stranger's call is

        assertThat(rowsOf("override.inbound-blocks", "ann", begun)).isEmpty();
        assertThat(botWasTold("ann", begun)).isEmpty();
    }

    @Test
    void aMisdialThatIsGivenUpAtOnceHasItsNumberAndIsOver() {
        int begun = centre.outputs().untilNow();
        outside.behave(Manner.RINGS);
        Dialog misdial = ann.dial("911");
        await("it is under way", () -> misdial.status() >= 100); // before that nobody may cancel (RFC 3261 section 9.1)

        misdial.hangUp();

        await("it is given up", misdial::isOver);
        centre.awaitRow(begun, "override.inbound-blocks", row -> is(row, "ann", "LIFTED"));
        assertThat(botWasTold("ann", begun)).containsExactly("SEND_CALLBACK_NUMBER");
    }

    @Test
    void anAnswerThatCrossesTheGivingUpLeavesNoCallBehind() {
        int begun = centre.outputs().untilNow();
        Dialog emergency = ann.dial("911");
        await("the PSAP is rung", () -> !outside.incoming().isEmpty());

        emergency.hangUp();

        centre.awaitRow(begun, "override.inbound-blocks", row -> is(row, "ann", "LIFTED"));
    }

    @Test
    void aCallThatOneCarrierRefusesIsUpAtTheOther() {
        int begun = centre.outputs().untilNow();
        outside.behave(Manner.REFUSES);

        Dialog emergency = ann.dial("911");

        await("the second carrier answers", emergency::isAnswered);
        assertThat(centre.secondCarrier().incoming()).hasSize(1);
        emergency.hangUp();
        String call = centre.awaitRow(begun, "dashboard-suppressions", row -> is(row, "ann", "AFTER_CALL"))
                .key();
        assertThat(statesOf(call)).containsExactly("IN_CALL", "AFTER_CALL");
    }

    @Test
    void aResponderWhoRingsTwoPhonesTalksWithTheOneThatAnswers() throws IOException {
        String number = centre.emergencyOf(ann, "ann");
        ann.hangUpAll();
        int begun = centre.outputs().untilNow();
        try (SipPhone second = ProxyCentre.phone("ann", SECOND_PHONE)) {
            ProxyCentre.register("ann", SECOND_PHONE);
            ann.behave(Manner.RINGS);

            Dialog callback = outside.dial(number.substring(1));

            await("they talk", callback::isAnswered);
            await("the other phone stops ringing", () -> ann.incoming().stream().allMatch(Dialog::isOver));
            assertThat(second.incoming()).hasSize(1);
            callback.hangUp();
            centre.awaitRow(begun, "dashboard-suppressions", row -> is(row, "ann", "AFTER_CALL"));
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
        int begun = centre.outputs().untilNow();
        centre.ringback().kill();
        try {
            Dialog customer = outside.dial("bob");
            await("the agent is rung", customer::isAnswered);
            Dialog emergency = ann.dial("911");
            await("the PSAP answers", emergency::isAnswered);
        } finally {
            centre.ringback().start();
        }

        centre.awaitRow(begun, "override.inbound-blocks", row -> is(row, "ann", "ACTIVE"));
    }

    private List<String> botWasTold(String agent, int begun) {
        return rowsOf("auto-responder", agent, begun)
                .map(row -> row.text("action"))
                .toList();
    }

    private List<String> statesOf(String call) {
        return centre.outputs().since(0, "dashboard-suppressions").stream()
                .filter(row -> row.key().equals(call))
                .map(row -> row.text("state"))
                .toList();
    }

    private Stream<Seen> rowsOf(String topic, String agent, int begun) {
        return centre.outputs().since(begun, topic).stream()
                .filter(row -> row.text("agentId").equals(agent));
    }

    private static boolean is(Seen row, String agent, String state) {
        return row.text("agentId").equals(agent) && row.text("state").equals(state);
    }
}
