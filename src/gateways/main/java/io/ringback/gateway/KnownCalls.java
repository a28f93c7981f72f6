package io.ringback.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls that a system's events are about, and how they hang together. Bounded, in number and in time. */
final class KnownCalls {
    /** More calls than a site has at once: beyond, the eldest are no longer known. */
    private static final int MOST_CALLS = 100_000;

    /** What was dialled is a detail: it goes with a call that nothing has been said of for so long. */
    private static final Duration LONGEST_SILENCE = Duration.ofHours(1);

    /** More than one leg dials before it is known for whom. */
    private static final int MOST_ORPHANS = 32;

    private final Map<String, KnownCall> calls = new HashMap<>();
    private final Map<String, String> firsts = new HashMap<>();
    private final Map<String, Map<String, Report>> orphans = new HashMap<>();
    private final NamedLegs named = new NamedLegs();
    private final Map<String, Instant> heardOf = new LinkedHashMap<>();

    @Nullable KnownCall find(@Nullable String callId) {
        return callId == null ? null : calls.get(callId);
    }

    void heardOf(String callId, Instant now) {
        forget(now);
        heardOf.remove(callId);
        heardOf.put(callId, now);
    }

    /** Lets go of calls that nothing is said of any more. */
    void forget(Instant now) {
        Iterator<Map.Entry<String, Instant>> eldest = heardOf.entrySet().iterator();
        while (eldest.hasNext()) {
            Map.Entry<String, Instant> one = eldest.next();
            boolean isTooMany = heardOf.size() > MOST_CALLS;
            if (!isTooMany && one.getValue().isAfter(now.minus(LONGEST_SILENCE))) {
                return;
            }
            eldest.remove();
            @Nullable KnownCall call = calls.remove(one.getKey());
            if (call != null) {
                firsts.remove(call.key(), one.getKey());
                leaves(one.getKey(), call);
            }
        }
    }

    /** How many are known, in whatever way. */
    int size() {
        return calls.size() + firsts.size() + orphans.size() + named.size();
    }

    void put(String callId, KnownCall call) {
        calls.put(callId, call);
    }

    /** Another call has its id (R22). */
    void displaced(String callId, KnownCall call) {
        firsts.remove(call.key(), callId);
        leaves(callId, call);
    }

    private void leaves(String callId, KnownCall call) {
        @Nullable String link = call.link();
        if (link != null) {
            orphans.computeIfPresent(
                    link, (parent, waiting) -> waiting.remove(callId) != null && waiting.isEmpty() ? null : waiting);
        }
        named.remove(call.key(), callId);
    }

    /** Its start goes out, with this agent. */
    void told(String callId, KnownCall call, @Nullable String agent) {
        calls.put(callId, call.toldOf(agent));
        firsts.putIfAbsent(call.key(), callId);
        if (agent != null && call.parties().isOutbound()) {
            named.add(call.key(), callId);
        }
    }

    /** The brokers did not have it: what is told next begins with the start again. */
    void lost(String callId) {
        calls.computeIfPresent(callId, (id, call) -> call.untold());
    }

    /** It was told without an agent, whom the leg may name that it belongs to. */
    void waits(Report orphan, String link) {
        Map<String, Report> waiting = orphans.computeIfAbsent(link, parent -> new LinkedHashMap<>());
        if (waiting.size() < MOST_ORPHANS || waiting.containsKey(orphan.callId())) {
            waiting.put(orphan.callId(), orphan);
        }
    }

    /** Which calls waited for this leg's agent, the eldest first. */
    List<Report> adopted(String callId) {
        Map<String, Report> waiting = orphans.remove(callId);
        return waiting == null ? List.of() : List.copyOf(waiting.values());
    }

    /** The legs of the same call that were told with their agent, the eldest first. */
    List<String> named(KnownCall call) {
        return named.of(call.key());
    }

    /** The leg of the same call that was told first, unless it is this one. */
    @Nullable String first(Report report) {
        @Nullable String first = report.link() == null ? null : firsts.get(key(report));
        return report.callId().equals(first) ? null : first;
    }

    /** A leg to the outside has the agent of the leg that it was dialled for. */
    @Nullable String agentOf(@Nullable String link) {
        @Nullable KnownCall parent = find(link);
        return parent == null ? null : parent.parties().agentId();
    }

    /** Under which all legs of a call meet. */
    String key(Report report) {
        @Nullable String link = report.link();
        @Nullable KnownCall parent = find(link);
        return link == null ? report.callId() : parent == null ? link : parent.key();
    }
}
