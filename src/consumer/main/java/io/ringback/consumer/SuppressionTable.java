package io.ringback.consumer;

import io.ringback.consumer.FencedTable.Row;
import io.ringback.event.DashboardSuppression;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a dashboard or a recorder may show or keep of a call (R1, R3, R4). A row that expires turns into DROP by itself:
 * it never shows the call.
 */
public final class SuppressionTable implements EventTable {
    /** How long a dashboard with a feed of calls of its own holds a new call back, so that nothing flashes up. */
    public static final Duration HOLD_BACK = Duration.ofMillis(250);

    private static final String TOPIC = "dashboard-suppressions";
    private static final Duration REMEMBERED = Duration.ofHours(2);

    private final FencedTable<DashboardSuppression> calls;

    public SuppressionTable() {
        this(REMEMBERED);
    }

    /**
     * @param remembered how long after its expiry a call is known as one to forget; a dashboard must delete what it
     *     holds of the call within this time, since the table itself does not know the call afterwards
     */
    public SuppressionTable(Duration remembered) {
        this.calls = new FencedTable<>(
                DashboardSuppression.class,
                (row, written) -> new Row<>(
                        Objects.requireNonNullElse(row.getFence(), FencedTable.UNFENCED), row, row.getExpiresAt()),
                remembered);
    }

    /** How long to hold back a new call of one's own feed before asking for its view. */
    public static Duration holdBack(boolean outbound, boolean toPoolNumber) {
        return outbound || toPoolNumber ? HOLD_BACK : Duration.ZERO;
    }

    @Override
    public Map<String, Class<? extends SpecificRecord>> topics() {
        return Map.of(TOPIC, DashboardSuppression.class);
    }

    @Override
    public void apply(String topic, String key, @Nullable SpecificRecord event, Instant written) {
        if (topic.equals(TOPIC)) {
            calls.apply(key, event, written);
        }
    }

    @Override
    public @Nullable Long fenceOf(String topic, String key) {
        return topic.equals(TOPIC) ? calls.fence(key) : null;
    }

    public CallView viewOf(String callId, Instant now) {
        return calls.row(callId).map(row -> view(row, now)).orElse(CallView.ORDINARY);
    }

    /** The calls to forget: a dashboard deletes what it holds of them. */
    public List<String> forgotten(Instant now) {
        return calls.keys().stream()
                .filter(callId -> viewOf(callId, now).forgotten())
                .toList();
    }

    /** A blank row is of a call that was suppressed once, so it is not shown either. */
    private static CallView view(Row<DashboardSuppression> row, Instant now) {
        DashboardSuppression suppression = row.value();
        return suppression == null || !row.holds(now) ? CallView.DROPPED : CallView.of(suppression);
    }
}
