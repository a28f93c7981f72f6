package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.settings.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One screen, however many pools there are. */
class StatusTest {
    @Test
    void showsEachOfAFewPools() {
        assertThat(status(pools(3, 0)).lines())
                .contains("desk       1 thread, 0 behind", "pool       pool-0: 4 of 5 free, 1 leased, 0 resting")
                .filteredOn(line -> line.startsWith("pool"))
                .hasSize(3);
    }

    @Test
    void showsThoseThatAreLowOfMany() {
        List<String> lines = status(pools(10_000, 12)).lines();

        assertThat(lines).hasSizeLessThan(25);
        assertThat(lines)
                .contains(
                        "pools      10000: 39952 of 50000 numbers free, 10000 leased; 12 low; 'ringback pool show'"
                                + " lists all",
                        "pool       pool-0: 0 of 5 free, 1 leased, 0 resting  LOW",
                        "           and 2 more are low");
    }

    private static List<PoolFigures> pools(int count, int low) {
        List<PoolFigures> pools = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pools.add(new PoolFigures("pool-" + i, 5, i < low ? 0 : 4, 1, 0, i < low));
        }
        return pools;
    }

    private static Status status(List<PoolFigures> pools) {
        return new Status("127.0.0.1:9092", 1, List.of(new RoleGroups.View(Role.DESK, 1, 0L)), 1, 1, pools, 0, 0, null);
    }
}
