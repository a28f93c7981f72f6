package io.ringback.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringback.event.EmergencySignal;
import io.ringback.event.NumberState;
import io.ringback.event.SignalType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R18: who is told of offered and withdrawn numbers. */
final class PoolTest {
    private static final String TOPIC = "ringback.callback-pool";
    private static final String NUMBER = "+12025550123";

    @AutoClose
    private final IntakeDriver intake = new IntakeDriver();

    @Test
    void offersANewNumberToThePoolThatItNames() {
        intake.offer(NUMBER, "north", NumberState.IN_SERVICE);

        EmergencySignal signal = intake.signal();
        assertThat(signal.getType()).isEqualTo(SignalType.NUMBER_OFFERED);
        assertThat(signal.getPool()).isEqualTo("north");
        assertThat(signal.getToPool()).isEqualTo("north");
        assertThat(signal.getNumber()).isEqualTo(NUMBER);
    }

    @Test
    void takesAWholeNumberForThePoolThatItNames() {
        String row = "{\"number\":\"" + NUMBER + "\",\"pool\":17,\"state\":\"IN_SERVICE\"}";
        intake.pipeText(TOPIC, NUMBER, row);

        assertThat(intake.signal().getPool()).isEqualTo("17");
        assertThat(intake.rejects()).containsExactly("WRONG_TYPE pool");
    }

    @Test
    void tellsTheFirstHomeForEver() {
        intake.offer(NUMBER, "north", NumberState.IN_SERVICE);
        intake.offer(NUMBER, "south", NumberState.IN_SERVICE);
        intake.accepted(NUMBER, "south");
        intake.offer(NUMBER, "south", NumberState.WITHDRAWN);
        intake.pipe(TOPIC, NUMBER, null);

        assertThat(intake.signals())
                .extracting(EmergencySignal::getType, EmergencySignal::getPool, EmergencySignal::getToPool)
                .containsExactly(
                        tuple(SignalType.NUMBER_OFFERED, "north", "north"),
                        tuple(SignalType.NUMBER_OFFERED, "north", "south"),
                        tuple(SignalType.NUMBER_WITHDRAWN, "north", null),
                        tuple(SignalType.NUMBER_WITHDRAWN, "north", null));
    }

    @Test
    void leavesANumberOfAPoolThatNobodyHasDefinedToThatPoolsDesk() {
        intake.offer(NUMBER, "tenant-7", NumberState.IN_SERVICE);

        assertThat(intake.signal().getPool()).isEqualTo("tenant-7");
        assertThat(intake.rejects()).isEmpty();
    }

    @Test
    void takesThePoolThatHasANumberForItsHome() {
        intake.accepted(NUMBER, "south");
        intake.offer(NUMBER, "north", NumberState.IN_SERVICE);

        assertThat(intake.signal().getPool()).isEqualTo("south");
    }

    @Test
    void withdrawsANumberOfAPoolThatIsNoLongerConfigured() {
        intake.offer(NUMBER, "north", NumberState.IN_SERVICE);
        intake.offer(NUMBER, "gone", NumberState.WITHDRAWN);

        assertThat(intake.types()).containsExactly(SignalType.NUMBER_OFFERED, SignalType.NUMBER_WITHDRAWN);
    }

    @Test
    void passesOverATombstoneOfANumberThatNobodyKnows() {
        intake.pipe(TOPIC, NUMBER, null);

        assertThat(intake.signals()).isEmpty();
        assertThat(intake.rejects()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+12025550123|{\"number\":\"+12025550123\",\"pool\":\"a b\",\"state\":\"IN_SERVICE\"}|UNKNOWN_POOL pool",
                "+12025550123|{\"number\":\"+12025550123\",\"pool\":\"gone\",\"state\":\"WITHDRAWN\"}|UNKNOWN_POOL pool",
                "+12025550123|{\"number\":\"+12025550123\",\"pool\":\"\",\"state\":\"IN_SERVICE\"}|UNKNOWN_POOL pool",
                "+12025550123|{\"number\":\"+12025550124\",\"pool\":\"north\",\"state\":\"IN_SERVICE\"}|KEY_MISMATCH number",
                "2025550123|{\"number\":\"2025550123\",\"pool\":\"north\",\"state\":\"IN_SERVICE\"}|NOT_E164 number",
                "911|{\"number\":\"911\",\"pool\":\"north\",\"state\":\"IN_SERVICE\"}|NOT_E164 number",
                "2025550123||NOT_E164 number",
                "|{\"number\":\"+12025550123\",\"pool\":\"north\",\"state\":\"IN_SERVICE\"}|NULL_KEY",
                "+12025550123|{\"number\":\"+12025550123\",\"pool\":\"north\",\"state\":\"LOST\"}|UNKNOWN_VALUE state",
                "+12025550123|{\"number\":\"+12025550123\",\"pool\":\"north\"}|MISSING_FIELD state",
                "+12025550123|nonsense|UNKNOWN_FORMAT"
            })
    void rejectsWhatItCannotUse(String key, String value, String reject) {
        intake.pipeText(TOPIC, key, value);

        assertThat(intake.rejects()).containsExactly(reject);
        assertThat(intake.signals()).isEmpty();
    }

    @Test
    void rejectsAnEmptyValue() {
        intake.pipe(TOPIC, NUMBER, new byte[0]);

        assertThat(intake.rejects()).containsExactly("EMPTY_VALUE");
    }
}
