package io.ringback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R7: an instance that was down over a deadline keeps it before it serves anybody, however many there are. */
class SilenceTest {
    private static final Duration LEASE = Duration.ofMinutes(60);

    @Test
    void whatRanOutWhileNobodyServedIsReleasedBeforeAnythingElseIsServed() {
        try (Simulation world = new Simulation(settings(LEASE), Mutant.NONE)) {
            world.offer("+12025550101");
            world.dial("ann", "c1");
            world.end("c1");
            world.kill(LEASE.plusMinutes(1));

            world.dial("bob", "c2");

            List<Entry> rows = world.history().outputs("callback-numbers");
            assertThat(rows).extracting(row -> row.text("state")).containsExactly("ISSUED", "RELEASED", "ISSUED");
            assertThat(rows).extracting(row -> row.text("agentId")).containsExactly("ann", "ann", "bob");
        }
    }

    /** The largest is run by hand, with {@code -Dfaults.leases=100000 -Dtests.heap=6g}. */
    @ParameterizedTest
    @ValueSource(ints = {2_000})
    void everyLiveLeaseIsRestoredWithItsDeadline(int few) {
        int leases = Integer.getInteger("faults.leases", few);
        Duration lease = Duration.ofMinutes(5);
        try (Simulation world = new Simulation(settings(lease), Mutant.NONE)) {
            IntStream.range(0, leases).forEach(i -> world.offer(number(i)));
            IntStream.range(0, leases).forEach(i -> {
                world.dial("agent-" + i, "call-" + i);
                world.end("call-" + i);
                if (i % (leases / 20) == 0) {
                    world.pass(Duration.ofMillis(100));
                }
            });
            world.kill(Duration.ofSeconds(30));
            world.pass(Duration.ofSeconds(1));
            assertThat(released(world)).isZero();

            world.pass(lease);

            assertThat(released(world)).isEqualTo(leases);
            assertThat(world.history().rows("callback-numbers").values())
                    .allSatisfy(rows -> assertThat(Duration.between(
                                    rows.get(0).time("expiresAt"), rows.get(1).at()))
                            .isBetween(Duration.ZERO, Duration.ofMillis(100)));
        }
    }

    /** R14: gateways' clocks decide nothing; only the broker's append time and the desk's own clock do. */
    @Test
    void noGatewaysClockMovesAnybodysDeadline() {
        try (Simulation world = new Simulation(settings(LEASE), Mutant.NONE)) {
            world.offer("+12025550101");
            world.offer("+12025550102");
            world.dial("ann", "c1");
            world.end("c1");
            world.chooseAt("bob", "Away", Instant.parse("2099-01-01T00:00:00Z"));
            world.chooseAt("bob", "Busy", Instant.EPOCH);
            world.dial("bob", "c2");
            world.pass(Duration.ofSeconds(1));

            assertThat(released(world)).isZero();
            assertThat(world.history().outputs("agent-status"))
                    .filteredOn(row -> row.key().equals("bob"))
                    .extracting(row -> row.text("baseStatus"))
                    .containsExactly("Busy");
        }
    }

    private static long released(Simulation world) {
        return world.history().outputs("callback-numbers").stream()
                .filter(row -> row.is("state", "RELEASED"))
                .count();
    }

    private static String number(int i) {
        return "+1202555%06d".formatted(i);
    }

    private static Settings settings(Duration lease) {
        return Settings.load(SettingSources.none().with("callback.lease", lease));
    }
}
