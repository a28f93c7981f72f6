package io.ringback.intake;

import io.ringback.event.AgentPresence;
import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalType;
import io.ringback.intake.decode.CallFacts;
import io.ringback.intake.decode.Flaw;
import io.ringback.wire.EventReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the desk what its agents chose to be; what others made of them is passed over (R12). */
final class RedactPresence implements Redaction {
    private final KnownPools pools;
    private final SignalSink sink;
    private final InputReader<AgentPresence> reader = new InputReader<>(AgentPresence.class);

    RedactPresence(KnownPools pools, SignalSink sink) {
        this.pools = pools;
        this.sink = sink;
    }

    @Override
    public void redact(byte @Nullable [] key, byte @Nullable [] value, Source source) {
        String agent = value == null && key != null ? new String(key, StandardCharsets.UTF_8) : "";
        if (!agent.isEmpty() && flaw("agentId", agent) == null) {
            forget(agent, source);
        } else {
            sink.send(find(key, value, source), source);
        }
    }

    /** R26. A tombstone names no pool: whichever desk knows the agent forgets it. */
    private void forget(String agent, Source source) {
        for (String pool : pools.allOf(agent)) {
            sink.send(
                    Classification.signalled(source.signal(SignalType.AGENT_FORGOTTEN, pool)
                            .setAgentId(agent)
                            .build()),
                    source);
        }
    }

    private Classification find(byte @Nullable [] key, byte @Nullable [] value, Source source) {
        return reader.classify(value, presence -> {
            List<String> places = pools.placesOf(presence.getPool(), presence.getAgentId());
            Flaw flaw = flaw(key, presence);
            return flaw == null ? chosen(presence, places, source) : Classification.rejected(places.get(0), flaw);
        });
    }

    private static Classification chosen(AgentPresence presence, List<String> places, Source source) {
        return switch (presence.getOrigin()) {
            case AGENT -> {
                List<EmergencySignal> all = places.stream()
                        .map(pool -> signal(presence, pool, source))
                        .toList();
                yield Classification.signalled(all.get(0)).and(all.subList(1, all.size()), List.of());
            }
            case SYSTEM, RINGBACK -> Classification.ignored();
            case UNKNOWN -> Classification.rejected(places.get(0), Flaw.of(Flaw.Word.UNKNOWN_VALUE, "origin"));
        };
    }

    private static EmergencySignal signal(AgentPresence presence, String pool, Source source) {
        return source.signal(SignalType.BASE_STATUS_CHANGED, pool)
                .setAgentId(presence.getAgentId())
                .setStatus(presence.getStatus())
                .setChangedAt(changedAt(presence))
                .build();
    }

    /** Null, for which the desk takes the append time, when the presence does not say. */
    private static @Nullable Instant changedAt(AgentPresence presence) {
        return presence.getChangedAt().equals(EventReader.NO_TIME) ? null : presence.getChangedAt();
    }

    private static @Nullable Flaw flaw(byte @Nullable [] key, AgentPresence presence) {
        if (key == null) {
            return Flaw.of(Flaw.Word.NULL_KEY);
        }
        Flaw ofAgent = flaw("agentId", presence.getAgentId());
        if (ofAgent != null) {
            return ofAgent;
        }
        return presence.getAgentId().equals(new String(key, StandardCharsets.UTF_8))
                ? flaw("status", presence.getStatus())
                : Flaw.of(Flaw.Word.KEY_MISMATCH, "agentId");
    }

    private static @Nullable Flaw flaw(String field, String text) {
        if (text.isBlank()) {
            return Flaw.missing(field);
        }
        return text.length() > CallFacts.LONGEST_REFERENCE ? Flaw.of(Flaw.Word.TOO_LONG, field) : null;
    }
}
