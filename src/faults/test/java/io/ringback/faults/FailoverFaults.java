package io.ringback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever dials for help in the moment of a failure waits no longer than is promised. */
class FailoverFaults {
    private static final Map<Fault, Long> PROMISED_MILLIS =
            Map.of(Fault.STOP_INSTANCE, 1_000L, Fault.KILL_INSTANCE, 4_000L, Fault.KILL_BROKER, 4_000L);

    @Test
    void anEmergencyCallDialledAtTheFaultIsAnsweredInTime() throws InterruptedException {
        List<FailoverFigures.Figures> figures = FailoverFigures.measure(
                List.of(Fault.STOP_INSTANCE, Fault.KILL_INSTANCE, Fault.FREEZE_INSTANCE, Fault.KILL_BROKER),
                Integer.getInteger("faults.times", 20),
                List.of());

        figures.forEach(System.out::println);
        assertThat(figures)
                .filteredOn(each -> PROMISED_MILLIS.containsKey(each.fault()))
                .allSatisfy(each -> assertThat(each.longest())
                        .as(each.toString())
                        .isLessThanOrEqualTo(PROMISED_MILLIS.get(each.fault())));
    }
}
