package io.ringback.asterisk;

import io.ringback.asterisk.Sessions.Close;
import io.ringback.asterisk.Sessions.Shielding;
import io.ringback.asterisk.SwitchEvent.Device;
import io.ringback.common.BoundedMap;
import io.ringback.event.AgentPresence;
import io.ringback.event.AgentStatus;
import io.ringback.event.DashboardSuppression;
import io.ringback.event.PresenceOrigin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Shows Asterisk who is on Do not disturb for an emergency, tells Ringback who paused, and closes sessions: Asterisk
 * has no event for that (R3, R4, R12).
 */
final class Presence {
    private static final Duration CLOSES_AFTER = Duration.ofSeconds(30);

    /** How long Asterisk says what it does about one. */
    private static final Duration A_SHIELD_TAKES = Duration.ofMillis(250);

    /** More members than any Asterisk has in its queues. */
    private static final int MOST_PAUSED = 100_000;

    private final Shields shields;
    private final Phones phones;
    private final CallRecords records;
    private final Publisher publisher;
    private final OwnPool pool;
    private final Sessions sessions;
    private final OurDoing ourDoing = new OurDoing();

    /** Devices of queues' members that were seen paused. */
    private final Map<String, Boolean> paused = new BoundedMap<>(MOST_PAUSED);

    private boolean looksForLost;
    private boolean caughtUp;

    Presence(Switch pbx, Phones phones, CallRecords records, Publisher publisher, OwnPool pool) {
        this.shields = new Shields(
                pbx::shield, CompletableFuture.delayedExecutor(A_SHIELD_TAKES.toMillis(), TimeUnit.MILLISECONDS));
        this.phones = phones;
        this.records = records;
        this.publisher = publisher;
        this.pool = pool;
        this.sessions = new Sessions(pool.name(), callId -> records.ownId(callId) != null, pool::closesSessions);
    }

    void shown(AgentStatus status, Instant now) {
        sessions.on(status, now).filter(shielding -> caughtUp).ifPresent(this::shield);
    }

    void suppressed(DashboardSuppression call, Instant now) {
        sessions.on(call, now).filter(shielding -> caughtUp).ifPresent(this::shield);
    }

    /** What has happened before is known: what it came to is shown. */
    void caughtUp() {
        caughtUp = true;
        sessions.shields().forEach(this::shield);
    }

    /** Asterisk may have begun anew. */
    void connected() {
        looksForLost = true;
        sessions.reconnected();
        if (caughtUp) {
            sessions.shields().forEach(this::shield);
        }
    }

    /**
     * What the dialplan is to do about an agent's shield: {@code ON}, {@code OFF}, {@code OFF|PAUSED}; empty: nothing.
     */
    String wanted(String agentId, Instant now) {
        if (!caughtUp) {
            return "";
        }
        Shielding shielding = sessions.asked(agentId);
        ourDoing.shields(agentId, shielding.on(), now);
        if (shielding.on()) {
            return "ON";
        }
        return Chosen.PAUSED.equals(shielding.base()) ? "OFF|PAUSED" : "OFF";
    }

    void tick(Instant now) {
        sessions.expired(now).forEach(this::shield);
        sessions.quiet(CLOSES_AFTER, now).forEach(close -> close(close, now));
        ourDoing.tick(now);
    }

    /** Once a connection: what Ringback believes to be up goes on, or is over where Asterisk does not have it. */
    void lost(Gateway gateway, Instant now) {
        if (looksForLost) {
            looksForLost = false;
            sessions.callsUp().forEach(call -> gateway.goOnOrEnd(call.callId(), call.agentId(), now));
        }
    }

    /**
     * An agent chose another status in a queue or on the phone, unless this role did it. A member who is added to a queue
     * is seen not to be paused, too, and has chosen nothing: in an emergency that queue must pause as the others do.
     */
    void changed(Device device, Instant now) {
        Chosen.of(device, phones).ifPresent(chosen -> {
            boolean wasPaused = paused.remove(device.device()) != null;
            if (!chosen.isAvailable()) {
                paused.put(device.device(), true);
            }
            if (chosen.isAvailable() && !wasPaused && sessions.isShielded(chosen.agentId())) {
                shields.see(chosen.agentId(), phones.allOf(chosen.agentId()));
            } else {
                chose(chosen, device.at(), now);
            }
        });
    }

    /** The feature code to close one's session; says whether there was one. */
    String closedFrom(String channel, Instant now) {
        return phones.agent(Channel.endpoint(channel))
                .flatMap(sessions::close)
                .map(close -> {
                    close(close, now);
                    return "CLOSED";
                })
                .orElse("NONE");
    }

    /** The calls of an agent's emergency that are up. */
    List<String> callsOf(String agentId) {
        return sessions.callsUp(agentId);
    }

    private void chose(Chosen chosen, Instant at, Instant now) {
        String agent = chosen.agentId();
        // What is put on in an emergency is taken for this role's doing whenever it is told: it must never become the
        // base (R12).
        boolean ours = ourDoing.is(chosen, now) || (!chosen.isAvailable() && sessions.isShielded(agent));
        PresenceOrigin origin = ours ? PresenceOrigin.RINGBACK : PresenceOrigin.AGENT;
        publisher.publish(AgentPresence.newBuilder()
                .setAgentId(agent)
                .setPool(pool.name())
                .setStatus(chosen.status())
                .setChangedAt(at)
                .setOrigin(origin)
                .build());
        if (ours) {
            return;
        }
        ourDoing.chose(agent);
        // Whoever is taken out of a queue in the call is told of as who goes on: the close waits for the call's end
        // (R4).
        if (chosen.isAvailable() && sessions.callsUp(agent).isEmpty()) {
            sessions.close(agent).ifPresent(close -> close(close, now));
        }
    }

    private void shield(Shielding shielding) {
        String agent = shielding.agentId();
        Set<String> all = phones.allOf(agent);
        if (all.isEmpty()) {
            sessions.asked(agent); // no phone of this Asterisk's
            return;
        }
        shields.see(agent, all);
    }

    private void close(Close close, Instant now) {
        publisher.publish(close.callId(), records.closed(close.callId(), close.agentId(), now));
    }
}
