package io.ringback.gateway;

import io.ringback.event.CallEvent;
import io.ringback.gateway.Parties.Place;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes what is told of a call as the contract's record. */
final class CallEvents {
    private static final Place NOWHERE = new Place(null, null, null);

    private final Profile profile;

    CallEvents(Profile profile) {
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
                .setKeepaliveSeconds(report.keepaliveSeconds())
                .setForce(report.force() ? Boolean.TRUE : null);
        return (report.isStart() ? started(event, report, place) : event).build();
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
