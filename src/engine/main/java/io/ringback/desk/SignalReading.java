package io.ringback.desk;

import io.ringback.core.AgentId;
import io.ringback.core.BaseStatus;
import io.ringback.core.CallId;
import io.ringback.core.CallStart;
import io.ringback.core.CallbackNumber;
import io.ringback.core.Caller;
import io.ringback.core.Delivery;
import io.ringback.core.EndpointRef;
import io.ringback.core.Fence;
import io.ringback.core.GatewayId;
import io.ringback.core.LaterEvent;
import io.ringback.core.LocationRef;
import io.ringback.core.PoolName;
import io.ringback.core.Signal;
import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalDirection;
import io.ringback.steps.SourceCoordinates;
import io.ringback.wire.ReadError;
import io.ringback.wire.UnreadableRecordException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A signal as intake wrote it, in the core's words. */
record SignalReading(PoolName pool, Delivery delivery, Origin origin) {

    /**
     * Reads a signal.
     *
     * @throws UnreadableRecordException if it lacks what its type needs
     */
    static SignalReading of(EmergencySignal event) {
        boolean fromDesk = event.getSourceTopicId().isEmpty();
        Delivery.Source source =
                fromDesk ? null : new Delivery.Source(event.getSourceTopicId(), event.getSourcePartition());
        SourceCoordinates where =
                new SourceCoordinates(event.getSourceTopic(), event.getSourcePartition(), event.getSourceOffset());
        Delivery delivery = new Delivery(
                signal(event), source, event.getSourceOffset(), event.getAppendedAt(), poolOfNumber(event));
        return new SignalReading(
                need(event.getPool(), "pool", PoolName::new), delivery, new Origin(where, event.getAppendedAt()));
    }

    /** What the desk itself finds: signals are gone that nobody had read. */
    static SignalReading ofLoss(PoolName pool, Origin last) {
        Delivery delivery =
                new Delivery(new Signal.EventsLost(), null, last.where().offset(), last.appendedAt());
        return new SignalReading(pool, delivery, last);
    }

    /** It is about nothing: what counts is that it was read. */
    boolean isNudge() {
        return delivery.signal() instanceof Signal.ClockProbed;
    }

    private static Signal signal(EmergencySignal event) {
        return switch (event.getType()) {
            case EMERGENCY_DIALLED -> new Signal.EmergencyDialled(agent(event), start(event));
            case TEST_DIALLED -> new Signal.TestDialled(agent(event), start(event));
            case DRILLED -> new Signal.Drilled(need(event.getAgentId(), "agentId", AgentId::new), start(event));
            case POOL_NUMBER_CALLED ->
                new Signal.NumberCalled(number(event), direction(event), agent(event), caller(event), start(event));
            case PSAP_CALLED_BACK ->
                new Signal.PsapCalledBack(
                        need(event.getAgentId(), "agentId", AgentId::new),
                        mayNumber(event),
                        elsewhere(event),
                        new Caller(true, event.getTrusted(), event.getListed()),
                        start(event));
            case LINKED_CALL_STARTED ->
                new Signal.LinkedCallStarted(need(event.getLinkedCallId(), "linkedCallId", CallId::new), start(event));
            case CALL_ANSWERED -> new Signal.CallAnswered(later(event));
            case CALL_ALIVE -> new Signal.CallAlive(later(event));
            case CALL_ENDED -> new Signal.CallEnded(later(event));
            case SESSION_CLOSED ->
                new Signal.SessionClosed(
                        may(event.getCallId(), CallId::new),
                        agent(event),
                        mayNumber(event),
                        event.getForce(),
                        event.getReleases() == null
                                ? null
                                : need(event.getReleases(), "releases", CallbackNumber::new));
            case BASE_STATUS_CHANGED ->
                new Signal.BaseStatusChanged(need(event.getAgentId(), "agentId", AgentId::new), base(event));
            case NUMBER_OFFERED ->
                new Signal.NumberOffered(number(event), need(event.getToPool(), "toPool", PoolName::new));
            case NUMBER_HANDED_ON -> new Signal.NumberHandedOn(number(event));
            case POOL_DEFINED -> new Signal.PoolDefined(Definition.read(event.getDefinition()));
            case NUMBER_TAKEN_OVER -> takenOver(event);
            case NUMBER_WITHDRAWN -> new Signal.NumberWithdrawn(number(event));
            case EVENT_REJECTED ->
                new Signal.EventRejected(agent(event), may(event.getLocationRef(), LocationRef::new), event.getCount());
            case AGENT_FORGOTTEN -> new Signal.AgentForgotten(need(event.getAgentId(), "agentId", AgentId::new));
            case OVERLOADED -> new Signal.Overloaded(event.getCount());
            case EVENTS_LOST -> new Signal.EventsLost();
            case CLOCK_PROBED -> new Signal.ClockProbed();
            case UNKNOWN -> throw new UnreadableRecordException(ReadError.WRONG_TYPE, "type");
        };
    }

    private static Signal takenOver(EmergencySignal event) {
        return new Signal.NumberTakenOver(
                number(event),
                need(event.getToPool(), "toPool", PoolName::new),
                need(event.getAgentId(), "agentId", AgentId::new),
                new Fence(needed(event.getFence(), "fence")),
                needed(event.getIssuedAt(), "issuedAt"),
                needed(event.getLeasedUntil(), "leasedUntil"));
    }

    /** R20: where what comes of a call goes on that was handed on. */
    private static @Nullable PoolName poolOfNumber(EmergencySignal event) {
        return switch (event.getType()) {
            case LINKED_CALL_STARTED, CALL_ANSWERED, CALL_ALIVE, CALL_ENDED, SESSION_CLOSED ->
                may(event.getToPool(), PoolName::new);
            default -> null;
        };
    }

    private static Signal.@Nullable Elsewhere elsewhere(EmergencySignal event) {
        PoolName pool = may(event.getToPool(), PoolName::new);
        return pool == null ? null : new Signal.Elsewhere(pool, event.getTrustedThere());
    }

    private static CallStart start(EmergencySignal event) {
        return new CallStart(
                call(event),
                may(event.getGatewayId(), GatewayId::new),
                may(event.getLocationRef(), LocationRef::new),
                may(event.getEndpointRef(), EndpointRef::new),
                may(event.getLinkedCallId(), CallId::new),
                told(event),
                event.getOccurredAt(),
                keepalive(event),
                early(event));
    }

    private static CallStart.Told told(EmergencySignal event) {
        if (event.getAnew()) {
            return CallStart.Told.ANEW;
        }
        return event.getToldAgain() ? CallStart.Told.AGAIN : CallStart.Told.FIRST;
    }

    private static CallStart.Early early(EmergencySignal event) {
        return new CallStart.Early(
                event.getAnsweredEarly(),
                event.getEndedEarly(),
                event.getEndedEarlyAt(),
                event.getClosedEarly(),
                event.getForcedEarly(),
                event.getLinkedEarly().stream()
                        .filter(call -> !call.isBlank())
                        .map(CallId::new)
                        .toList());
    }

    private static LaterEvent later(EmergencySignal event) {
        return new LaterEvent(
                call(event), agent(event), mayNumber(event), event.getOccurredAt(), keepalive(event), true);
    }

    private static Caller caller(EmergencySignal event) {
        return new Caller(event.getPsapCallback(), event.getTrusted(), event.getListed());
    }

    private static @Nullable Duration keepalive(EmergencySignal event) {
        Integer seconds = event.getKeepaliveSeconds();
        return seconds == null || seconds <= 0 ? null : Duration.ofSeconds(seconds);
    }

    private static CallId call(EmergencySignal event) {
        return need(event.getCallId(), "callId", CallId::new);
    }

    private static CallbackNumber number(EmergencySignal event) {
        return need(event.getNumber(), "number", CallbackNumber::new);
    }

    private static @Nullable CallbackNumber mayNumber(EmergencySignal event) {
        return event.getNumber() == null ? null : number(event);
    }

    private static @Nullable AgentId agent(EmergencySignal event) {
        return may(event.getAgentId(), AgentId::new);
    }

    private static BaseStatus base(EmergencySignal event) {
        Instant changedAt = event.getChangedAt() == null ? event.getAppendedAt() : event.getChangedAt();
        return need(event.getStatus(), "status", status -> new BaseStatus(status, changedAt));
    }

    private static Signal.Direction direction(EmergencySignal event) {
        return event.getDirection() == SignalDirection.OUTBOUND ? Signal.Direction.OUTBOUND : Signal.Direction.INBOUND;
    }

    private static <T> @Nullable T may(@Nullable String text, Function<String, T> value) {
        return text == null || text.isBlank() ? null : value.apply(text);
    }

    private static <T> T needed(@Nullable T value, String field) {
        if (value == null) {
            throw new UnreadableRecordException(ReadError.MISSING_FIELD, field);
        }
        return value;
    }

    private static <T> T need(@Nullable String text, String field, Function<String, T> value) {
        if (text == null || text.isBlank()) {
            throw new UnreadableRecordException(ReadError.MISSING_FIELD, field);
        }
        try {
            return value.apply(text);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecordException(ReadError.WRONG_TYPE, field);
        }
    }
}
