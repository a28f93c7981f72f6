package io.ringback.gateway;

import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.gateway.Parties.Place;
import io.ringback.gateway.Report.Close;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes what is told of a call as the contract's record. */
final class CallEvents {
    private static final Place NOWHERE = new Place(null, null, null);

    private final GatewayProfile profile;

    CallEvents(GatewayProfile profile) {
        this.profile = profile;
    }

    CallEvent of(Report report) {
        Parties parties = report.parties();
        Place place = Objects.requireNonNullElse(parties.place(), NOWHERE);
        CallEvent.Builder event = CallEvent.newBuilder()
                .setCallId(report.callId())
                .setType(report.type())
                .setOccurredAt(Objects.requireNonNullElse(report.at(), Instant.EPOCH))
                .setGatewayId(profile.name())
                .setPool(or(place.pool(), profile.pool()))
                .setKeepaliveSeconds(report.keepaliveSeconds());
        @Nullable Close close = report.close();
        if (close != null) {
            closed(event, close);
        }
        return (report.isStart() ? started(event, report, place) : event).build();
    }

    /** Stands for an event that could not be read: nothing of it is known, and nobody can tell that it was no emergency (R16). */
    CallEvent unreadable(Instant at) {
        return CallEvent.newBuilder()
                .setCallId(profile.name() + "-unreadable")
                .setType(CallEventType.UNKNOWN)
                .setOccurredAt(at)
                .setGatewayId(profile.name())
                .setPool(profile.pool())
                .setEmergency(true)
                .build();
    }

    private void closed(CallEvent.Builder event, Close close) {
        event.setAgentId(close.agentId())
                .setPool(or(close.pool(), profile.pool()))
                .setForce(close.force() ? Boolean.TRUE : null);
    }

    private CallEvent.Builder started(CallEvent.Builder event, Report report, Place place) {
        Parties parties = report.parties();
        return event.setDirection(parties.direction())
                .setAgentId(parties.agentId())
                .setDialledNumber(parties.dialled())
                .setCallerNumber(parties.caller())
                .setEndpointRef(parties.endpoint())
                .setEmergency(parties.emergency())
                .setPsapCallback(parties.psapCallback())
                .setRegion(or(place.region(), profile.region()))
                .setLocationRef(place.locationRef())
                .setLinkedCallId(report.link());
    }

    private static @Nullable String or(@Nullable String own, @Nullable String other) {
        return own != null ? own : other;
    }
}
