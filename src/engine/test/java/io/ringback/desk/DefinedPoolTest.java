package io.ringback.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringback.desk.DeskDriver.OutputRecord;
import io.ringback.event.AutoResponderInstruction;
import io.ringback.event.DefinitionState;
import io.ringback.event.DirectRoute;
import io.ringback.event.EmergencySignal;
import io.ringback.event.InboundBlock;
import io.ringback.event.PoolDefinition;
import io.ringback.event.PooledNumber;
import io.ringback.event.RejectedRecord;
import io.ringback.event.SignalType;
import io.ringback.settings.SettingSources;
import io.ringback.wire.JsonCodec;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A pool is defined, changed and closed while its desk runs. */
class DefinedPoolTest {
    private static final String NUMBER = "+12025550110";
    private static final String FALLBACK = "+12025550199";

    @AutoClose
    private final DeskDriver desk = new DeskDriver(SettingSources.none());

    @Test
    void servesAPoolFromItsDefinitionOn() {
        define(definition().setFallback(FALLBACK));
        offer();
        desk.events();

        dial();

        assertThat(only(DirectRoute.class).getFallback()).isEqualTo(FALLBACK);
    }

    @Test
    void showsThePoolAsAccepted() {
        define(definition().setRegion("GB"));

        assertThat(only(PoolDefinition.class).getRegion()).isEqualTo("GB");
    }

    @Test
    void saysNothingOfADefinitionThatIsSoAlready() {
        define(definition());
        desk.events();

        define(definition());

        assertThat(desk.events()).isEmpty();
    }

    @Test
    void keepsANumberWaitingForItsPoolAndSaysSo() {
        offer();

        assertThat(only(RejectedRecord.class).getError()).isEqualTo("UNKNOWN_POOL");
        assertThat(desk.events()).isEmpty();
    }

    @Test
    void takesTheWaitingNumbersWhenThePoolIsDefined() {
        offer();
        desk.events();

        define(definition());

        assertThat(OutputRecord.of(PooledNumber.class, desk.events()))
                .extracting(PooledNumber::getPool)
                .containsExactly("tenant");
    }

    @Test
    void takesNoNumberOnceItCloses() {
        define(definition());
        offer();
        dial();
        define(definition().setState(DefinitionState.CLOSING));
        desk.events();

        desk.send(signal(SignalType.NUMBER_OFFERED).setNumber("+12025550111").setToPool("tenant"));

        assertThat(only(RejectedRecord.class).getError()).isEqualTo("POOL_CLOSING");
    }

    @Test
    void servesWhatLivesWhileItCloses() {
        define(definition());
        offer();
        dial();
        define(definition().setState(DefinitionState.CLOSING));
        desk.events();

        desk.send(signal(SignalType.EMERGENCY_DIALLED).setCallId("c2").setAgentId("ann"));

        List<OutputRecord> told = desk.events();
        assertThat(OutputRecord.of(AutoResponderInstruction.class, told))
                .extracting(AutoResponderInstruction::getNumber)
                .containsExactly(NUMBER);
    }

    @Test
    void isGoneWhenNothingOfItLives() {
        define(definition());
        offer();
        dial();
        desk.send(signal(SignalType.CALL_ENDED).setCallId("c1"));
        define(definition().setState(DefinitionState.CLOSING));
        desk.events();

        for (int i = 0; i < 40; i++) {
            desk.advance(Duration.ofMinutes(10));
        }

        List<OutputRecord> told = desk.events();
        assertThat(told)
                .filteredOn(row -> row.value() == null)
                .extracting(OutputRecord::topic, OutputRecord::key)
                .contains(tuple("numbers", NUMBER), tuple("pool-definitions", "tenant"));
    }

    @Test
    void isGoneAtOnceWhenItNeverServed() {
        define(definition());
        offer();
        desk.events();

        define(definition().setState(DefinitionState.CLOSING));
        desk.advance(Duration.ofSeconds(1));

        assertThat(desk.events())
                .filteredOn(row -> row.value() == null)
                .extracting(OutputRecord::topic)
                .containsExactlyInAnyOrder("numbers", "pool-definitions");
    }

    @Test
    void tellsLeasesThatRunOfAChangedDefinition() {
        define(definition().setFallback(FALLBACK));
        offer();
        dial();
        desk.events();

        define(definition().setFallback("+12025550198"));
        desk.advance(Duration.ofSeconds(1));

        assertThat(OutputRecord.of(DirectRoute.class, desk.events()))
                .singleElement()
                .satisfies(route -> {
                    assertThat(route.getFallback()).isEqualTo("+12025550198");
                    assertThat(route.getReason()).isEqualTo("SETTINGS_CHANGED");
                    assertThat(route.getExpiresAt()).isEqualTo(DeskDriver.NOON.plus(Duration.ofHours(1)));
                });
    }

    @Test
    void servesAnEmergencyBeforeItTellsOthersOfAChangedDefinition() {
        define(definition());
        IntStream.range(0, 3 * OutdatedRows.AT_ONCE)
                .forEach(i -> desk.send(signal(SignalType.EMERGENCY_DIALLED)
                        .setCallId("earlier-" + i)
                        .setAgentId("agent-" + i)));
        desk.events();

        define(definition().setFallback("+12025550198"));
        desk.advance(Duration.ofMillis(15));
        dial();
        List<OutputRecord> before = desk.events();
        for (int i = 0; i < 4; i++) {
            desk.advance(Duration.ofMillis(15));
        }
        List<OutputRecord> after = desk.events();

        assertThat(retold(before)).hasSize(OutdatedRows.AT_ONCE);
        assertThat(OutputRecord.of(AutoResponderInstruction.class, before)).isNotEmpty();
        assertThat(retold(after)).hasSizeGreaterThanOrEqualTo(2 * OutdatedRows.AT_ONCE);
    }

    private static List<InboundBlock> retold(List<OutputRecord> outputs) {
        return OutputRecord.of(InboundBlock.class, outputs).stream()
                .filter(block -> block.getReason().equals("SETTINGS_CHANGED"))
                .toList();
    }

    @Test
    void doesNotCloseThePoolOfEverybodyElse() {
        EmergencySignal.Builder close = signal(SignalType.POOL_DEFINED)
                .setPool("default")
                .setDefinition(encoded(PoolDefinition.newBuilder()
                        .setPool("default")
                        .setState(DefinitionState.CLOSING)
                        .build()));

        desk.send(close);

        assertThat(only(RejectedRecord.class).getError()).isEqualTo("POOL_NEEDED");
    }

    private void define(PoolDefinition.Builder definition) {
        desk.send(signal(SignalType.POOL_DEFINED).setDefinition(encoded(definition.build())));
    }

    private void offer() {
        desk.send(signal(SignalType.NUMBER_OFFERED).setNumber(NUMBER).setToPool("tenant"));
    }

    private void dial() {
        desk.send(signal(SignalType.EMERGENCY_DIALLED).setCallId("c1").setAgentId("ann"));
    }

    private EmergencySignal.Builder signal(SignalType type) {
        return desk.signal(type).setPool("tenant");
    }

    private static PoolDefinition.Builder definition() {
        return PoolDefinition.newBuilder().setPool("tenant");
    }

    private static String encoded(PoolDefinition definition) {
        return JsonCodec.toJson(definition);
    }

    private <T extends SpecificRecord> T only(Class<T> type) {
        List<T> rows = OutputRecord.of(type, desk.events());
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }
}
