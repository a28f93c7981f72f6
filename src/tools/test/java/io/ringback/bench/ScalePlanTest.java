package io.ringback.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds docs/scale.md to its arithmetic. When it fails, copy the table that it prints into the page. */
class ScalePlanTest {
    private static final ScalePlan CARRIER = ScalePlan.carrier();

    @Test
    void thePageSaysWhatTheCalculationSays() throws IOException {
        String page = Files.readString(Path.of("docs/scale.md"));

        assertThat(page).contains(String.join("\n", CARRIER.table()));
    }

    @Test
    void aPeakIsItsMeanTimesTheDisaster() {
        assertThat(CARRIER.peakEmergenciesPerSecond()).isCloseTo(CARRIER.emergenciesPerSecond() * 50, within(1e-9));
    }

    @Test
    void numbersLastForALeaseAndItsRest() {
        assertThat(CARRIER.numbersRested()).isEqualTo(Math.round(CARRIER.peakEmergenciesPerSecond() * 7_200));
    }

    @Test
    void halfOfTheNodesCouldCarryThePeak() {
        double carried = CARRIER.intakeNodes() * CARRIER.node().eventsPerSecond();

        assertThat(carried / 2).isGreaterThanOrEqualTo(CARRIER.peakEventsPerSecond());
    }
}
