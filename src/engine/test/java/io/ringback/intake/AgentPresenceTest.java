package io.ringback.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.EmergencySignal;
import io.ringback.event.NumberState;
import io.ringback.event.PooledNumber;
import io.ringback.event.PresenceOrigin;
import io.ringback.event.SignalType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R12: what an agent chose, and nothing else, is a base status. */
final class AgentPresenceTest {
    private static final String TOPIC = "ringback.agent-presence";

    @AutoClose
    private final IntakeDriver intake = new IntakeDriver();

    @Test
    void tellsWhatAnAgentChose() {
        intake.presence("ann", "north", "Busy", PresenceOrigin.AGENT);

        EmergencySignal signal = intake.signal();
        assertThat(signal.getType()).isEqualTo(SignalType.BASE_STATUS_CHANGED);
        assertThat(signal.getPool()).isEqualTo("north");
        assertThat(signal.getAgentId()).isEqualTo("ann");
        assertThat(signal.getStatus()).isEqualTo("Busy");
        assertThat(signal.getChangedAt()).isEqualTo(IntakeDriver.START);
        assertThat(signal.getSourceTopic()).isEqualTo(TOPIC);
        assertThat(signal.getSourceTopicId()).isEqualTo("id-of-" + TOPIC);
    }

    @Test
    void passesOverWhatOthersMadeOfIt() {
        intake.presence("ann", null, "In a call", PresenceOrigin.SYSTEM);
        intake.presence("ann", null, "Do not disturb", PresenceOrigin.RINGBACK);

        assertThat(intake.signals()).isEmpty();
        assertThat(intake.rejects()).isEmpty();
        assertThat(intake.counted("ignored")).isEqualTo(2);
    }

    @Test
    void takesAnUnknownPoolForTheDefault() {
        intake.presence("ann", "nowhere", "Busy", PresenceOrigin.AGENT);
        intake.presence("bob", null, "Busy", PresenceOrigin.AGENT);

        assertThat(intake.signals()).extracting(EmergencySignal::getPool).containsExactly("default", "default");
    }

    /** R26: the key says who, and nothing says in which pool. */
    @Test
    void tellsEveryDeskToForgetAnAgentWhoseRowIsGone() {
        intake.pipe(
                "ringback.numbers",
                "+12025550123",
                IntakeDriver.bytes(
                        PooledNumber.class, new PooledNumber("+12025550123", "west", NumberState.IN_SERVICE)));
        intake.pipe(TOPIC, "ann", null);

        assertThat(intake.signals())
                .allSatisfy(signal -> assertThat(signal.getAgentId()).isEqualTo("ann"))
                .allSatisfy(signal -> assertThat(signal.getType()).isEqualTo(SignalType.AGENT_FORGOTTEN))
                .extracting(EmergencySignal::getPool)
                .containsExactlyInAnyOrder("default", "north", "south", "west");
        assertThat(intake.rejects()).isEmpty();
    }

    @Test
    void rejectsATombstoneThatNamesNobody() {
        intake.pipe(TOPIC, null, null);
        intake.pipe(TOPIC, " ", null);
        intake.pipe(TOPIC, "x".repeat(257), null);
        intake.pipe(TOPIC, "ann", new byte[0]);

        assertThat(intake.rejects()).hasSize(4).containsOnly("EMPTY_VALUE");
        assertThat(intake.signals()).isEmpty();
    }

    /** R12: when it was chosen decides nothing, and the desk has the append time. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\"changedAt\":null,", "\"changedAt\":\"yesterday\",", "\"changedAt\":1.5,"})
    void tellsWhatAnAgentChoseAlsoWhenNobodyCanTellWhen(String changedAt) {
        intake.pipeText(
                TOPIC, "1001", "{\"agentId\":\"1001\",\"status\":\"Busy\"," + changedAt + "\"origin\":\"AGENT\"}");

        EmergencySignal signal = intake.signal();
        assertThat(signal.getStatus()).isEqualTo("Busy");
        assertThat(signal.getChangedAt()).isNull();
        assertThat(intake.rejects()).singleElement().asString().endsWith("changedAt");
    }

    @Test
    void takesAWholeNumberForTheTextThatItIs() {
        intake.pipeText(TOPIC, "1001", "{\"agentId\":1001,\"status\":3,\"changedAt\":1,\"origin\":\"AGENT\"}");

        EmergencySignal signal = intake.signal();
        assertThat(signal.getAgentId()).isEqualTo("1001");
        assertThat(signal.getStatus()).isEqualTo("3");
        assertThat(intake.rejects()).containsExactly("WRONG_TYPE agentId");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ann|{\"agentId\":\"bob\",\"status\":\"x\",\"changedAt\":1,\"origin\":\"AGENT\"}|KEY_MISMATCH agentId",
                "|{\"agentId\":\"ann\",\"status\":\"x\",\"changedAt\":1,\"origin\":\"AGENT\"}|NULL_KEY",
                "ann|{\"agentId\":\"ann\",\"status\":\"\",\"changedAt\":1,\"origin\":\"AGENT\"}|MISSING_FIELD status",
                "ann|{\"agentId\":\"ann\",\"changedAt\":1,\"origin\":\"AGENT\"}|MISSING_FIELD status",
                "ann|{\"agentId\":\"ann\",\"status\":\"x\",\"changedAt\":1,\"origin\":\"GHOST\"}|UNKNOWN_VALUE origin",
                "ann|{\"agentId\":\"ann\",\"status\":\"x\",\"origin\":\"GHOST\"}|UNKNOWN_VALUE origin",
                "ann|{\"agentId\":\"ann\",\"status\":[5],\"changedAt\":1,\"origin\":\"AGENT\"}|WRONG_TYPE status",
                "ann|nonsense|UNKNOWN_FORMAT"
            })
    void rejectsWhatItCannotUse(String key, String value, String reject) {
        intake.pipeText(TOPIC, key, value);

        assertThat(intake.rejects()).containsExactly(reject);
        assertThat(intake.signals()).isEmpty();
    }
}
