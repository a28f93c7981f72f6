package io.ringback.certify;

import static io.ringback.certify.ConsumerKind.DASHBOARD;
import static io.ringback.certify.ConsumerKind.PRESENCE;
import static io.ringback.certify.ConsumerKind.RECORDER;
import static io.ringback.certify.ConsumerKind.ROUTER;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.certify.Mistake.Reading;
import io.ringback.certify.Mistake.RowChange;
import io.ringback.certify.Mistake.Seen;
import io.ringback.event.AgentStatus;
import io.ringback.event.BlockState;
import io.ringback.event.CallbackDecision;
import io.ringback.event.DashboardSuppression;
import io.ringback.event.DirectRoute;
import io.ringback.event.InboundBlock;
import io.ringback.event.RouteState;
import io.ringback.event.SuppressionState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What people get wrong in a router, a presence service, a dashboard and a recorder. */
final class Mistakes {
    private static final Instant NEVER = Instant.parse("2199-01-01T00:00:00Z");

    private Mistakes() {}

    static Stream<Mistake> all() {
        return Stream.concat(
                Stream.of(reading(), fences(), router(), others()).flatMap(List::stream), BotMistakes.all());
    }

    private static List<Mistake> reading() {
        Reading uncommitted = new Reading("read_uncommitted", true, false, 0, false);
        return List.of(
                Mistake.called("reads uncommitted", ROUTER, "uncommitted-route-counts-for-nothing")
                        .reads(uncommitted),
                Mistake.called("reads uncommitted liftings", ROUTER, "uncommitted-lifting-lifts-nothing")
                        .reads(uncommitted),
                Mistake.called("reads uncommitted", PRESENCE, "uncommitted-row-counts-for-nothing")
                        .reads(uncommitted),
                Mistake.called("reads uncommitted", DASHBOARD, "uncommitted-row-counts-for-nothing")
                        .reads(uncommitted),
                Mistake.called("begins at the end", DASHBOARD, "reads-everything")
                        .reads(new Reading("read_committed", true, true, 0, false)),
                Mistake.called("reads not every partition", PRESENCE, "reads-everything")
                        .reads(new Reading("read_committed", true, false, 1, false)),
                Mistake.called("ends at a record that it cannot read", ROUTER, "unreadable-record-costs-itself-alone")
                        .reads(new Reading("read_committed", true, false, 0, true)));
    }

    private static List<Mistake> fences() {
        return List.of(
                Mistake.called("lets the last row win", ROUTER, "old-fence-loses")
                        .takes(FencesGoneWrong::lastWins),
                Mistake.called("lets the last row win", PRESENCE, "old-fence-loses")
                        .takes(FencesGoneWrong::lastWins),
                Mistake.called("lets the last row win", DASHBOARD, "old-fence-loses")
                        .takes(FencesGoneWrong::lastWins),
                Mistake.called("lets the last row win", RECORDER, "old-fence-loses")
                        .takes(FencesGoneWrong::lastWins),
                Mistake.called("wants a higher fence", ROUTER, "later-of-equal-fences-counts")
                        .takes(FencesGoneWrong::higherAlone),
                Mistake.called("wants a higher fence", PRESENCE, "later-of-equal-fences-counts")
                        .takes(FencesGoneWrong::higherAlone),
                Mistake.called("forgets fences at a tombstone", ROUTER, "old-fence-loses-to-a-tombstone")
                        .takes(() -> FencesGoneWrong.forgetsAfter(seen -> seen.event() == null)),
                Mistake.called("forgets fences when lifted", ROUTER, "old-fence-loses-to-a-lifted-row")
                        .takes(() -> FencesGoneWrong.forgetsAfter(Mistakes::isLifted)),
                Mistake.called("ignores tombstones", ROUTER, "tombstone-takes-the-row-away")
                        .takes(() -> seen -> seen.event() == null ? null : seen));
    }

    private static List<Mistake> router() {
        return List.of(
                Mistake.called("never lets a route expire", ROUTER, "route-expires-by-itself")
                        .takes(set(DirectRoute.class, "expiresAt", NEVER)),
                Mistake.called("never lets a block expire", ROUTER, "block-expires-by-itself")
                        .takes(set(InboundBlock.class, "expiresAt", NEVER)),
                Mistake.called("takes every row for ACTIVE", ROUTER, "lifted-is-no-route")
                        .takes(set(DirectRoute.class, "state", RouteState.ACTIVE)),
                Mistake.called("takes an unknown state for ACTIVE", ROUTER, "unknown-state-is-no-override")
                        .takes(set(
                                InboundBlock.class,
                                "state",
                                BlockState.ACTIVE,
                                row -> row.getState() == BlockState.UNKNOWN)),
                Mistake.called("waits for no decision", ROUTER, "waits-for-the-decision")
                        .takes(set(DirectRoute.class, "requiresDecision", false)),
                Mistake.called("waits for ever", ROUTER, "waits-for-the-decision")
                        .says(answer ->
                                answer.containsKey("atMostMillis") ? with(answer, "atMostMillis", 60_000) : answer),
                Mistake.called("follows no decisions", ROUTER, "decision-in-time-counts")
                        .hears(without("callId")),
                Mistake.called("lets an old decision win", ROUTER, "old-decision-loses")
                        .takes(set(CallbackDecision.class, "fence", 1L)),
                Mistake.called("lets a decision outlive its lease", ROUTER, "decision-of-an-earlier-lease-is-none")
                        .takes(set(CallbackDecision.class, "fence", Long.MAX_VALUE)),
                Mistake.called("rings a holder's own call", ROUTER, "holder-gets-the-auto-responder")
                        .hears(without("fromAgent")),
                Mistake.called("takes an agent for a responder", ROUTER, "another-agent-is-no-responder")
                        .hears(without("fromAgent")),
                Mistake.called("believes an agent's mark", ROUTER, "agents-mark-is-not-believed")
                        .hears(question ->
                                question.has("psap") ? without("fromAgent").apply(question) : question),
                Mistake.called("does not know the mark", ROUTER, "marked-call-goes-direct")
                        .hears(without("psap")),
                Mistake.called("has no ear for the fallback", ROUTER, "fallback-may-call-the-agent")
                        .takes(set(InboundBlock.class, "exceptCallers", List.of())),
                Mistake.called("follows no numbers", ROUTER, "number-that-nobody-holds-goes-to-the-fallback")
                        .takes(() -> seen -> seen.topic().equals("numbers") ? null : seen),
                Mistake.called("rings any device", ROUTER, "rings-the-device-that-called")
                        .takes(set(DirectRoute.class, "endpointRef", null)),
                Mistake.called("rings who is signed out", ROUTER, "signed-out-holder-without-a-device-is-not-rung")
                        .takes(set(DirectRoute.class, "signedOut", false)),
                Mistake.called("bypasses everything", ROUTER, "bypasses-only-what-is-named")
                        .says(answer -> answer.containsKey("bypass")
                                ? with(answer, "bypass", List.of("ROUTING_RULES", "CAPACITY_PROFILES", "PRESENCE"))
                                : answer),
                Mistake.called("lets a call ring for ever", ROUTER, "responder-goes-direct")
                        .says(answer -> with(answer, "fallback", null)));
    }

    private static List<Mistake> others() {
        return List.of(
                Mistake.called("keeps Do not disturb up", PRESENCE, "expires-to-the-base")
                        .takes(set(AgentStatus.class, "expiresAt", NEVER, AgentStatus::getEmergency)),
                Mistake.called("forgets the base", PRESENCE, "expires-to-the-base")
                        .takes(set(AgentStatus.class, "baseStatus", null)),
                Mistake.called("shows null as a word", PRESENCE, "null-is-your-own")
                        .says(answer -> answer.get("status") == null ? with(answer, "status", "Available") : answer),
                Mistake.called("shows an expired call", DASHBOARD, "expired-is-forgotten")
                        .says(answer ->
                                Boolean.TRUE.equals(answer.get("forgotten")) ? with(answer, "ongoing", true) : answer),
                Mistake.called("hides but does not forget", DASHBOARD, "drop-is-forgotten")
                        .says(answer -> with(answer, "forgotten", false)),
                Mistake.called("shows a state that it does not know", DASHBOARD, "unknown-state-hides")
                        .takes(() -> seen -> isUnknown(seen.event()) ? null : seen),
                Mistake.called("shows a call at its tombstone", DASHBOARD, "tombstone-does-not-show-the-call")
                        .takes(Mistakes::shownAtItsTombstone),
                Mistake.called("leaves its own controls", DASHBOARD, "hides-the-call")
                        .says(answer -> with(answer, "controls", null)),
                Mistake.called("records what rings", RECORDER, "does-not-record")
                        .takes(set(
                                DashboardSuppression.class,
                                "noRecording",
                                false,
                                row -> row.getState() == SuppressionState.RINGING)),
                Mistake.called("keeps what was recorded", RECORDER, "drop-deletes-what-was-recorded")
                        .says(answer -> with(answer, "forgotten", false)),
                Mistake.called("records when the row is over", RECORDER, "expired-is-not-recorded")
                        .says(answer ->
                                Boolean.TRUE.equals(answer.get("forgotten")) ? with(answer, "record", true) : answer));
    }

    private static RowChange shownAtItsTombstone() {
        Map<String, DashboardSuppression> last = new HashMap<>();
        return seen -> {
            if (seen.event() instanceof DashboardSuppression row) {
                last.put(seen.key(), row);
                return seen;
            }
            DashboardSuppression row = last.get(seen.key());
            return row == null
                    ? seen
                    : seen.with(DashboardSuppression.newBuilder(row)
                            .setHideFromOngoing(false)
                            .build());
        };
    }

    private static boolean isLifted(Seen seen) {
        return seen.event() instanceof DirectRoute row && row.getState() == RouteState.LIFTED;
    }

    private static boolean isUnknown(@Nullable Object event) {
        return event instanceof DashboardSuppression row && row.getState() == SuppressionState.UNKNOWN;
    }

    private static <V extends SpecificRecord> Supplier<RowChange> set(
            Class<V> type, String field, @Nullable Object value) {
        return set(type, field, value, row -> true);
    }

    private static <V extends SpecificRecord> Supplier<RowChange> set(
            Class<V> type, String field, @Nullable Object value, Predicate<V> when) {
        return () -> seen -> {
            @Nullable SpecificRecord row = seen.event();
            if (row != null && type.isInstance(row) && when.test(type.cast(row))) {
                row.put(row.getSchema().getField(field).pos(), value);
            }
            return seen;
        };
    }

    private static UnaryOperator<ObjectNode> without(String field) {
        return question -> question.deepCopy().without(List.of(field));
    }

    private static Map<String, Object> with(Map<String, Object> answer, String field, @Nullable Object value) {
        Map<String, Object> changed = new HashMap<>(answer);
        changed.put(field, value);
        return changed;
    }
}
