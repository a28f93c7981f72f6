package io.ringback.gateway;

import io.ringback.event.Direction;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a system says of who is in a call, and where; any of it may come with a later event, or never. Direction is the
 * agent's view. {@code dialled} and {@code caller} are details.
 */
record Parties(
        @Nullable Direction direction,
        @Nullable String agentId,
        @Nullable String dialled,
        @Nullable String caller,
        @Nullable String endpoint,
        @Nullable Place place,
        @Nullable Boolean emergency,
        @Nullable Boolean psapCallback) {
    /** A plus and three digits (ITU-T E.164). */
    private static final int LONGEST_CODE = 4;

    static final Parties UNKNOWN = new Parties(null, null, null, null, null, null, null, null);

    /** Where a call belongs, when its event says so itself: pool, ISO 3166-1 region, provisioned location. */
    record Place(
            @Nullable String pool,
            @Nullable String region,
            @Nullable String locationRef) {}

    /** What is known here; what is not, as the other knows it. */
    Parties or(Parties other) {
        return new Parties(
                first(direction, other.direction),
                first(agentId, other.agentId),
                first(dialled, other.dialled),
                first(caller, other.caller),
                first(endpoint, other.endpoint),
                first(place, other.place),
                first(emergency, other.emergency),
                first(psapCallback, other.psapCallback));
    }

    Parties withAgent(@Nullable String agent) {
        return new Parties(direction, agent, dialled, caller, endpoint, place, emergency, psapCallback);
    }

    Parties withDirection(Direction other) {
        return new Parties(other, agentId, dialled, caller, endpoint, place, emergency, psapCallback);
    }

    /** Enough is known for a STARTED that means something: R16 would reject less. */
    boolean isTellable() {
        return direction != null && (dialled != null || Boolean.TRUE.equals(emergency));
    }

    /** A dial out, or one of which nobody knows whose it is: any number may be an emergency's. */
    boolean mayDialAnEmergency() {
        return isTellable() && direction != Direction.INBOUND;
    }

    boolean isOutbound() {
        return direction == Direction.OUTBOUND;
    }

    /** Both dial one number: one of them may have it in E.164 where the other has it as it was dialled. */
    boolean dialsAs(Parties other) {
        if (dialled == null || other.dialled == null) {
            return Boolean.TRUE.equals(emergency) && Boolean.TRUE.equals(other.emergency);
        }
        return dialled.equalsIgnoreCase(other.dialled)
                || isWholeOf(dialled, other.dialled)
                || isWholeOf(other.dialled, dialled);
    }

    /** A plus and a country's code aside: a customer's number may end as an emergency number does. */
    private static boolean isWholeOf(String whole, String part) {
        int codes = whole.length() - part.length();
        return whole.startsWith("+") && part.matches("[0-9]{3,}") && codes <= LONGEST_CODE && whole.endsWith(part);
    }

    /** Another call under the same id (R22): what both know differs. */
    boolean contradicts(Parties other) {
        return differ(direction, other.direction) || differ(dialled, other.dialled);
    }

    private static boolean differ(@Nullable Object one, @Nullable Object other) {
        return one != null && other != null && !one.equals(other);
    }

    private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
        return one != null ? one : other;
    }

    /** Names nothing that is a detail. */
    @Override
    public String toString() {
        return "Parties[direction=%s, agentId=%s]".formatted(direction, Objects.toString(agentId));
    }
}
