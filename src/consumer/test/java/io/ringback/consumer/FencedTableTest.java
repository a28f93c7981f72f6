package io.ringback.consumer;

import static io.ringback.consumer.Rows.CALL;
import static io.ringback.consumer.Rows.IN_AN_HOUR;
import static io.ringback.consumer.Rows.NOW;
import static io.ringback.consumer.Rows.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.consumer.FencedTable.Row;
import io.ringback.event.DirectRoute;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is remembered, and for how long. */
class FencedTableTest {
    @Test
    void letsARowGoWithItsFence() {
        FencedTable<DirectRoute> table = table(Duration.ofHours(1));
        table.apply(NUMBER, Rows.route(7).build(), NOW);
        touch(table, IN_AN_HOUR.plus(Duration.ofHours(1)));
        assertThat(table.fence(NUMBER)).isEqualTo(7);

        touch(table, IN_AN_HOUR.plus(Duration.ofHours(2)));

        assertThat(table.row(NUMBER)).isEmpty();
    }

    @Test
    void keepsWhatIsKeptForEverThroughAClockThatLeaps() {
        FencedTable<DirectRoute> table = table(FencedTable.FOREVER);
        table.apply(NUMBER, Rows.route(7).build(), NOW);
        touch(table, NOW.plus(Duration.ofDays(1)));
        table.apply(NUMBER, Rows.route(6).setAgentId("agent-2").build(), NOW);

        assertThat(table.active(NUMBER, NOW)).map(DirectRoute::getAgentId).contains("agent-1");
    }

    @Test
    void remembersThatARowWasTakenAwayWhichItNeverSaw() {
        FencedTable<DirectRoute> table = table(Duration.ZERO);
        table.apply(NUMBER, null, NOW);

        assertThat(table.row(NUMBER)).contains(new Row<>(FencedTable.UNFENCED, null, NOW));
        assertThat(table.fence(NUMBER)).isNull();
    }

    @Test
    void keepsNoMoreCallsThanItMust() {
        FencedTable<DirectRoute> table = table(Duration.ZERO);
        for (int minute = 0; minute < 1000; minute++) {
            Instant now = NOW.plus(Duration.ofMinutes(minute));
            table.apply(CALL + minute, Rows.route(minute).setExpiresAt(now).build(), now);
        }

        assertThat(table.keys()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void goesOnTidyingAfterAClockThatLeaptAhead() {
        FencedTable<DirectRoute> table = table(Duration.ZERO);
        touch(table, Instant.parse("2099-01-01T00:00:00Z"));
        table.apply(NUMBER, Rows.route(7).build(), NOW);
        touch(table, IN_AN_HOUR.plus(Duration.ofMinutes(5)));

        assertThat(table.keys()).doesNotContain(NUMBER);
    }

    @Test
    void takesAnyFencedRowOverOneWithout() {
        FencedTable<DirectRoute> table = new FencedTable<>(
                DirectRoute.class,
                (route, now) -> new Row<>(
                        route.getFence() == 0 ? FencedTable.UNFENCED : route.getFence(), route, route.getExpiresAt()),
                Duration.ZERO);
        table.apply(NUMBER, Rows.route(0).setReason("first").build(), NOW);
        table.apply(NUMBER, Rows.route(0).setReason("second").build(), NOW);
        assertThat(table.active(NUMBER, NOW)).map(DirectRoute::getReason).contains("second");

        table.apply(NUMBER, Rows.route(1).setReason("fenced").build(), NOW);
        table.apply(NUMBER, Rows.route(0).setReason("third").build(), NOW);
        assertThat(table.active(NUMBER, NOW)).map(DirectRoute::getReason).contains("fenced");
    }

    private static FencedTable<DirectRoute> table(Duration kept) {
        return new FencedTable<>(
                DirectRoute.class, (route, now) -> new Row<>(route.getFence(), route, route.getExpiresAt()), kept);
    }

    /** A record of another key, which lets the table see the time. */
    private static void touch(FencedTable<DirectRoute> table, Instant now) {
        table.apply("+12025550199", Rows.route(1).setExpiresAt(now).build(), now);
    }
}
