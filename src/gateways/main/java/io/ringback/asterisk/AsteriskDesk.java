package io.ringback.asterisk;

import io.ringback.asterisk.SwitchEvent.UpNow;
import io.ringback.consumer.EventTable;
import io.ringback.event.AgentStatus;
import io.ringback.event.AutoResponderInstruction;
import io.ringback.event.DashboardSuppression;
import io.ringback.wire.EventReader;
import io.ringback.wire.UnreadableRecordException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what Asterisk, Kafka, the dialplan and the clock say to gateway, bot and presence, one at a time. */
final class AsteriskDesk implements EventTable {
    private static final Logger LOG = LoggerFactory.getLogger(AsteriskDesk.class);

    private final Gateway gateway;
    private final Attendant attendant;
    private final Presence presence;
    private final Listeners listeners;
    private final Clock clock;
    private final EventReader<AutoResponderInstruction> reader = EventReader.of(AutoResponderInstruction.class);
    private volatile boolean caughtUp;

    AsteriskDesk(Gateway gateway, Attendant attendant, Presence presence, Listeners listeners, Clock clock) {
        this.gateway = gateway;
        this.attendant = attendant;
        this.presence = presence;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** Asterisk says something. */
    synchronized void switched(SwitchEvent event) {
        Instant now = clock.instant();
        gateway.tell(event, now).forEach(attendant::happened);
        if (event instanceof SwitchEvent.Device device) {
            presence.changed(device, now);
        }
    }

    /**
     * Asterisk is there again: what is up is up, what is gone is over, and it may have forgotten shields.
     *
     * @param systemName which the ids of its channels begin with; empty when it has none
     */
    synchronized void connected(UpNow now, String systemName) {
        gateway.connected(systemName);
        switched(now);
        presence.connected();
    }

    /** The tables hold what there was at the start. */
    synchronized void caughtUp() {
        caughtUp = true;
        presence.caughtUp();
    }

    boolean isCaughtUp() {
        return caughtUp;
    }

    /** Every second. */
    synchronized void tick(boolean connected) {
        Instant now = clock.instant();
        if (connected) {
            gateway.keepAlive(now);
            if (caughtUp) {
                presence.lost(gateway, now);
                presence.tick(now);
                attendant.tick(now);
            }
        }
    }

    /** An instruction; one that was there before this role is followed only if it is still of use. */
    synchronized void instructed(ConsumerRecord<String, byte[]> record, boolean news) {
        byte @Nullable [] value = record.value();
        if (value == null) {
            return;
        }
        try {
            Instant written = Instant.ofEpochMilli(record.timestamp());
            attendant.instructed(reader.read(value), news ? clock.instant() : written, clock.instant(), this::inTurn);
        } catch (UnreadableRecordException e) {
            // A later version's: nothing that this one could follow.
        }
    }

    private synchronized void inTurn(Runnable next) {
        next.run();
    }

    /** The dialplan's questions beside where a call goes. */
    Map<String, Function<Map<String, String>, String>> questions() {
        return Map.of(
                "/messages", question -> attendant.messages(question, clock.instant()),
                "/read-back", attendant::readBack,
                "/number", question -> attendant.number(question, clock.instant()),
                "/close", this::closed,
                "/shield", this::wanted,
                "/listen", this::hears);
    }

    @Override
    public Map<String, Class<? extends SpecificRecord>> topics() {
        return Map.of("agent-status", AgentStatus.class, "dashboard-suppressions", DashboardSuppression.class);
    }

    @Override
    public synchronized void apply(String topic, String key, @Nullable SpecificRecord event, Instant written) {
        Instant now = clock.instant();
        if (event instanceof AgentStatus status) {
            presence.shown(status, now);
        } else if (event instanceof DashboardSuppression call) {
            presence.suppressed(call, now);
        }
    }

    private synchronized String wanted(Map<String, String> question) {
        return presence.wanted(question.getOrDefault("agent", ""), clock.instant());
    }

    private synchronized String hears(Map<String, String> question) {
        String desk = question.getOrDefault("channel", "");
        String agent = question.getOrDefault("agent", "");
        Optional<String> heard = listeners.hears(
                desk,
                agent,
                presence.callsOf(agent).stream()
                        .flatMap(callId -> gateway.call(callId).stream())
                        .toList());
        if (heard.isPresent()) {
            LOG.info("event=listening-in agent={} endpoint={}", agent, Channel.endpoint(desk));
        } else {
            // Whose channel it was is as the asker says it, and a channel's name can hold what was dialled.
            LOG.info("event=listening-refused");
        }
        return heard.orElse("");
    }

    private synchronized String closed(Map<String, String> question) {
        return presence.closedFrom(question.getOrDefault("channel", ""), clock.instant());
    }
}
