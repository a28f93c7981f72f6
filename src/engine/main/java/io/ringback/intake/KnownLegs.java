package io.ringback.intake;

import io.ringback.state.CallKind;
import io.ringback.state.LegDirection;
import io.ringback.state.LegRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * Knows the calls of emergencies by their id, for two leases after a call's last event (R15: no others). Ids are not
 * unique (R22): a few calls of one id live side by side. Rows live in a window store; beside it they are held decoded, so
 * that an ordinary call's event costs one look and no store access. The rows here are derived from the store, whose only
 * writer is this task.
 */
final class KnownLegs {
    /** Calls of one id that are remembered at once. */
    private static final int NAMESAKES = 8;

    private final LegRows rows;
    private final Room room;
    private final long putAgainAfterMillis;
    private final long lifeMillis;
    private final PastLegs past = new PastLegs();
    /** The latest first. */
    private final Map<String, List<KnownLeg>> byCall = new HashMap<>();

    private final LegSides sides = new LegSides();
    /** By the store's key, in the order in which they were put. */
    private final LinkedHashMap<String, KnownLeg> byKey = new LinkedHashMap<>();

    KnownLegs(WindowStore<String, LegRow> store, Duration lease, Room room) {
        this.rows = new LegRows(store);
        this.room = room;
        this.putAgainAfterMillis = LegRows.putAgainAfter(lease).toMillis();
        this.lifeMillis = LegRows.life(lease).toMillis();
        rows.load().forEach(leg -> {
            room.fill(leg.bytes());
            add(leg);
        });
    }

    /** The rows of the calls of this id that had started by then, the latest first: to a replay, a later one is unknown. */
    List<LegRow> all(String callId, Source at) {
        List<KnownLeg> legs = byCall.get(callId);
        return legs == null
                ? List.of()
                : legs.stream()
                        .map(KnownLeg::row)
                        .filter(row -> !at.precedes(row))
                        .toList();
    }

    /**
     * The gateway's own call of this id; else the latest of those that may be its own. Two gateways' calls of one id are two
     * (R22), and a gateway's ordinary call is not known here (R15).
     *
     * @param gatewayId null for an event that names none: it is of the latest, whosever that is
     */
    @Nullable LegRow find(String callId, @Nullable String gatewayId, Source at) {
        if (!byCall.containsKey(callId)) {
            return null;
        }
        List<LegRow> found = all(callId, at);
        return found.stream()
                .filter(row -> gatewayId != null && gatewayId.equals(row.getGatewayId()))
                .findFirst()
                .or(() -> found.stream()
                        .filter(row -> gatewayId == null || row.getGatewayId() == null)
                        .findFirst())
                .orElse(null);
    }

    /** Whether any side is up of the leg that began with this call (R21). */
    boolean isAnySideUp(String firstCallId, Source at) {
        boolean isFirst = all(firstCallId, at).stream()
                .anyMatch(
                        row -> row.getKind() != CallKind.OTHER && row.getLinkedCallId() == null && Life.isUp(row, at));
        return isFirst
                || sides.of(firstCallId).stream()
                        .flatMap(callId -> all(callId, at).stream())
                        .anyMatch(row -> firstCallId.equals(row.getLinkedCallId()) && Life.isUp(row, at));
    }

    /** The pool of a leg whose row is gone; null when nobody remembers it. */
    @Nullable String pastPool(String callId) {
        return past.poolOf(callId);
    }

    /**
     * Puts a new or changed row at once and a known one when it has aged.
     *
     * @return false when there is no room for one more (R25)
     */
    boolean remember(String callId, LegRow row, long at) {
        String key = KnownLeg.key(callId, row);
        KnownLeg before = byKey.get(key);
        if (before != null && before.row().equals(row) && at - before.putAt() < putAgainAfterMillis) {
            return true;
        }
        KnownLeg leg = new KnownLeg(key, callId, row, before == null ? at : Math.max(at, before.putAt()));
        if (before == null && !room.take(leg.bytes(), isAgents(row))) {
            return false;
        }
        rows.put(leg);
        if (before == null) {
            add(leg);
        } else {
            replace(before, leg);
        }
        return true;
    }

    /**
     * Whether an agent made the call, or that of which it is a side: anybody can call a number, or an agent, and mark the call
     * as a responder's (R25).
     */
    private boolean isAgents(LegRow row) {
        String first = row.getKind() == CallKind.LINKED ? row.getLinkedCallId() : null;
        List<KnownLeg> firsts = first == null ? List.of() : byCall.getOrDefault(first, List.of());
        return row.getAgentId() != null
                && !isIncoming(row)
                && (firsts.isEmpty() || !firsts.stream().map(KnownLeg::row).allMatch(KnownLegs::isIncoming));
    }

    private static boolean isIncoming(LegRow row) {
        return row.getKind() == CallKind.PSAP_CALLBACK
                || (row.getKind() == CallKind.POOL_NUMBER && row.getDirection() != LegDirection.OUTBOUND);
    }

    private void add(KnownLeg leg) {
        List<KnownLeg> legs = inOrder(leg, byCall.getOrDefault(leg.callId(), List.of()));
        byCall.put(leg.callId(), legs);
        byKey.put(leg.key(), leg);
        sides.add(leg.row().getLinkedCallId(), leg.callId());
        if (legs.size() > NAMESAKES) {
            drop(leastNeeded(legs));
        }
    }

    /** The oldest that is nobody's, else the oldest that is over, else the oldest; never the latest (R22). */
    private static KnownLeg leastNeeded(List<KnownLeg> legs) {
        return legs.subList(1, legs.size()).stream()
                .min(Comparator.comparingInt(KnownLegs::need)
                        .thenComparingLong(leg -> leg.row().getStartedOffset()))
                .orElseThrow();
    }

    private static int need(KnownLeg leg) {
        boolean isOver = leg.row().getEndedAppendedAt() != null;
        return leg.row().getKind() == CallKind.OTHER ? 0 : isOver ? 1 : 2;
    }

    private static List<KnownLeg> inOrder(KnownLeg leg, List<KnownLeg> others) {
        List<KnownLeg> legs = new ArrayList<>(others);
        legs.add(leg);
        legs.sort(Comparator.comparingLong((KnownLeg one) -> one.row().getStartedOffset())
                .reversed());
        return List.copyOf(legs);
    }

    @SuppressWarnings("ReferenceEquality") // this very row
    private void replace(KnownLeg before, KnownLeg leg) {
        if (before.putAt() != leg.putAt()) {
            rows.remove(before);
        }
        byKey.remove(before.key());
        byKey.put(leg.key(), leg);
        byCall.computeIfPresent(
                leg.callId(),
                (callId, legs) ->
                        legs.stream().map(one -> one == before ? leg : one).toList());
    }

    @SuppressWarnings("ReferenceEquality") // this very row
    private void drop(KnownLeg leg) {
        rows.remove(leg);
        byKey.remove(leg.key());
        sides.remove(leg.row().getLinkedCallId(), leg.callId());
        byCall.computeIfPresent(leg.callId(), (callId, legs) -> {
            List<KnownLeg> left = legs.stream().filter(one -> one != leg).toList();
            return left.isEmpty() ? null : left;
        });
        room.give(leg.bytes());
    }

    /** Drops what is over, also when no event comes. */
    void forget(long now) {
        while (!byKey.isEmpty()) {
            KnownLeg oldest = byKey.values().iterator().next();
            if (now - oldest.putAt() <= lifeMillis) {
                return;
            }
            past.keep(oldest.callId(), oldest.row().getPool());
            drop(oldest);
        }
    }

    /** Gives the room back. */
    void close() {
        byKey.values().forEach(leg -> room.give(leg.bytes()));
        byKey.clear();
        byCall.clear();
        sides.clear();
    }
}
