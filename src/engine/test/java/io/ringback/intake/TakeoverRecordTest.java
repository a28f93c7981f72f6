package io.ringback.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringback.event.CallbackNumber;
import io.ringback.event.EmergencySignal;
import io.ringback.event.LeaseState;
import io.ringback.event.NumberState;
import io.ringback.event.SignalType;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** R11: a row of a lost region's table, as the operator copies it. */
final class TakeoverRecordTest {
    private static final String TOPIC = "ringback.takeovers";
    private static final String NUMBER = "+12025550123";
    private static final long FENCE = IntakeDriver.START.minusSeconds(60).toEpochMilli();

    @AutoClose
    private final IntakeDriver intake = new IntakeDriver();

    @Test
    void tellsTheDeskOfThePoolThatHadIt() {
        take(row -> row);

        EmergencySignal signal = intake.signal();
        assertThat(signal.getType()).isEqualTo(SignalType.NUMBER_TAKEN_OVER);
        assertThat(signal.getPool()).isEqualTo("north");
        assertThat(signal.getToPool()).isEqualTo("north");
        assertThat(signal.getNumber()).isEqualTo(NUMBER);
        assertThat(signal.getAgentId()).isEqualTo("ann");
        assertThat(signal.getFence()).isEqualTo(FENCE);
        assertThat(signal.getIssuedAt()).isEqualTo(IntakeDriver.START.minusSeconds(60));
        assertThat(signal.getLeasedUntil()).isEqualTo(IntakeDriver.START.plusSeconds(3540));
        assertThat(signal.getSourceTopicId()).isNotEmpty();
    }

    @Test
    void meetsAnOfferOfTheNumberInOneDesk() {
        intake.offer(NUMBER, "south", NumberState.IN_SERVICE);
        take(row -> row);

        assertThat(intake.signals())
                .extracting(EmergencySignal::getType, EmergencySignal::getPool, EmergencySignal::getToPool)
                .containsExactly(
                        tuple(SignalType.NUMBER_OFFERED, "south", "south"),
                        tuple(SignalType.NUMBER_TAKEN_OVER, "south", "north"));
    }

    @Test
    void isMetByALaterOfferInTheSameDesk() {
        take(row -> row);
        intake.offer(NUMBER, "south", NumberState.IN_SERVICE);

        assertThat(intake.signals())
                .extracting(EmergencySignal::getType, EmergencySignal::getPool, EmergencySignal::getToPool)
                .containsExactly(
                        tuple(SignalType.NUMBER_TAKEN_OVER, "north", "north"),
                        tuple(SignalType.NUMBER_OFFERED, "north", "south"));
    }

    @Test
    void refusesWhatIsNoRunningLease() {
        take(row -> row.setState(LeaseState.RELEASED));
        take(row -> row.setState(LeaseState.UNKNOWN));
        take(row -> row.setNumber("+12025550124"));
        take(row -> row.setPool("no pool"));
        take(row -> row.setAgentId(" "));
        take(row -> row.setAgentId("a".repeat(5000)));
        take(row -> row.setFence(-1));
        take(row -> row.setFence(IntakeDriver.START.plus(Duration.ofDays(2)).toEpochMilli()));
        intake.pipe(TOPIC, null, bytes(UnaryOperator.identity()));
        intake.pipe(TOPIC, "911", bytes(UnaryOperator.identity()));
        intake.pipe(TOPIC, NUMBER, null);
        intake.pipe(TOPIC, NUMBER, new byte[] {1, 2, 3});

        assertThat(intake.signals()).isEmpty();
        assertThat(intake.rejects())
                .containsExactly(
                        "UNKNOWN_VALUE state",
                        "UNKNOWN_VALUE state",
                        "KEY_MISMATCH number",
                        "UNKNOWN_POOL pool",
                        "MISSING_FIELD agentId",
                        "TOO_LONG agentId",
                        "UNKNOWN_VALUE fence",
                        "UNKNOWN_VALUE fence",
                        "NULL_KEY",
                        "NOT_E164 number",
                        "EMPTY_VALUE",
                        "UNKNOWN_FORMAT");
    }

    private void take(UnaryOperator<CallbackNumber.Builder> change) {
        intake.pipe(TOPIC, NUMBER, bytes(change));
    }

    private static byte[] bytes(UnaryOperator<CallbackNumber.Builder> change) {
        return IntakeDriver.bytes(
                CallbackNumber.class,
                change.apply(CallbackNumber.newBuilder()
                                .setEventId("north-1")
                                .setPool("north")
                                .setFence(FENCE)
                                .setNumber(NUMBER)
                                .setAgentId("ann")
                                .setState(LeaseState.ISSUED)
                                .setIssuedAt(IntakeDriver.START.minusSeconds(60))
                                .setExpiresAt(IntakeDriver.START.plusSeconds(3540))
                                .setReason("EMERGENCY_CALL"))
                        .build());
    }
}
