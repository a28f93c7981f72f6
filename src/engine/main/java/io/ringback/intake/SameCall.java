package io.ringback.intake;

import io.ringback.event.Direction;
import io.ringback.intake.decode.CallFacts;
import io.ringback.state.CallKind;
import io.ringback.state.LegDirection;
import io.ringback.state.LegRow;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a STARTED tells of a call that is known by its id already, or of another call under the same id (R22).
 * Ids are not unique: some gateways count from 1 after a restart.
 */
final class SameCall {
    private SameCall() {}

    static LegDirection direction(@Nullable Direction direction) {
        if (direction == null) {
            return LegDirection.UNKNOWN;
        }
        return switch (direction) {
            case OUTBOUND -> LegDirection.OUTBOUND;
            case INBOUND -> LegDirection.INBOUND;
            case UNKNOWN -> LegDirection.UNKNOWN;
        };
    }

    /** The same call told again; what means nothing by itself is, for a gateway may tell a translated number. */
    static boolean isToldAgain(LegRow row, DialledCall call, @Nullable Recognition found, Source source) {
        return hasSameParties(row, call.facts(), found)
                && (found == null || hasSameNumber(row, found))
                && !beganAnew(row, call.facts(), source);
    }

    private static boolean hasSameParties(LegRow row, CallFacts facts, @Nullable Recognition found) {
        if (row.getKind() == null || row.getKind() == CallKind.LINKED) {
            return row.getKind() == null
                    ? Objects.equals(row.getAgentId(), facts.agentId())
                    : found == null || found.kind() == CallKind.LINKED;
        }
        return isSameAgent(row, facts, found)
                && Objects.equals(row.getGatewayId(), facts.gatewayId())
                && row.getDirection() == direction(facts.direction());
    }

    /** A telling that names no agent, as a proxy's far side gives it, knows less of a call that means the same. */
    private static boolean isSameAgent(LegRow row, CallFacts facts, @Nullable Recognition found) {
        boolean namesNobody = facts.agentId() == null && found != null;
        return namesNobody || Objects.equals(row.getAgentId(), facts.agentId());
    }

    private static boolean hasSameNumber(LegRow row, Recognition found) {
        if (found.kind() == CallKind.LINKED) {
            return row.getKind() == CallKind.LINKED && Objects.equals(row.getLinkedCallId(), found.firstCall());
        }
        boolean isSameKind = row.getKind() == null || row.getKind() == found.kind();
        return isSameKind && Objects.equals(row.getNumber(), found.number());
    }

    /**
     * After the known end, by the gateway's clock; without it, or against it, by 10 s of the broker's (R14). A gateway may
     * give each telling a time of its own: one between the known start and end is of that call, however late it comes.
     */
    private static boolean beganAnew(LegRow row, CallFacts facts, Source source) {
        Long endedAppendedAt = row.getEndedAppendedAt();
        if (endedAppendedAt == null || !source.follows(row.getEndedOffset())) {
            return false;
        }
        boolean isLater = source.appendedAt() - endedAppendedAt > EarlyEvents.LIFE_MILLIS;
        Long startedAt = row.getStartedAt();
        if (row.getEndedAt() == null || facts.occurredAt() == CallFacts.NO_TIME) {
            boolean isThatStart = startedAt != null && startedAt == facts.occurredAt();
            return isLater && !isThatStart;
        }
        boolean isOfItsLife = startedAt != null && startedAt <= facts.occurredAt();
        return facts.occurredAt() > row.getEndedAt() || (isLater && !isOfItsLife);
    }
}
