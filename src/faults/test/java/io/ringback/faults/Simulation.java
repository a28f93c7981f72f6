package io.ringback.faults;

import static io.ringback.faults.CallWords.event;
import static io.ringback.faults.InputWriter.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.desk.KeptStores;
import io.ringback.desk.TamperedDesk;
import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalDirection;
import io.ringback.event.SignalType;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.errors.StreamsException;

/** A desk that a script speaks to, in simulated time, with the history of it: one pool, one partition, no broker. */
final class Simulation implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(100);
    private static final int ENOUGH = 3;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Mutant mutant;
    private final Decoder decoder = new Decoder();
    private final List<Entry> entries = new ArrayList<>();
    private final List<EmergencySignal> sent = new ArrayList<>();
    private final Map<String, Long> offsets = new HashMap<>();
    private final Set<String> dialled = new HashSet<>();
    private Settings settings;
    private Instant now = NOON;
    private Instant lastArrival = NOON;
    private KeptStores stores;
    private TamperedDesk desk;

    Simulation(Settings settings, Mutant mutant) {
        this.settings = settings;
        this.mutant = mutant;
        this.stores = mutant.stores(settings.lease());
        this.desk = start();
    }

    void offer(String number) {
        send(
                "callback-pool",
                number,
                json().put("number", number),
                signal(SignalType.NUMBER_OFFERED).setNumber(number).setToPool("default"));
    }

    void choose(String agent, String status) {
        send(
                "agent-presence",
                agent,
                json().put("status", status).put("origin", "AGENT"),
                signal(SignalType.BASE_STATUS_CHANGED).setAgentId(agent).setStatus(status));
    }

    /** A presence service whose clock says so. */
    void chooseAt(String agent, String status, Instant changedAt) {
        send(
                "agent-presence",
                agent,
                json().put("status", status).put("origin", "AGENT"),
                signal(SignalType.BASE_STATUS_CHANGED)
                        .setAgentId(agent)
                        .setStatus(status)
                        .setChangedAt(changedAt));
    }

    void dial(String agent, String call) {
        ObjectNode event = started(call, "OUTBOUND", "911").put("agentId", agent);
        if (!dialled.add(call) && mutant == Mutant.KNOWN_ID_SWALLOWED) {
            entries.add(entry(Entry.Kind.INPUT, now, "call-events", call, event));
            return;
        }
        say(call, event, signal(SignalType.EMERGENCY_DIALLED).setAgentId(agent).setCallId(call));
    }

    void callBack(String call, String number) {
        say(
                call,
                started(call, "INBOUND", number),
                signal(SignalType.POOL_NUMBER_CALLED)
                        .setNumber(number)
                        .setDirection(SignalDirection.INBOUND)
                        .setCallId(call));
    }

    void end(String call) {
        say(call, event(call, "ENDED"), signal(SignalType.CALL_ENDED).setCallId(call));
    }

    void close(String agent) {
        say(
                agent,
                event("", "SESSION_CLOSED").put("agentId", agent),
                signal(SignalType.SESSION_CLOSED).setAgentId(agent));
    }

    /** Everything intake ever said comes once more. */
    void replay() {
        List.copyOf(sent).forEach(signal -> publish(desk.send(signal, now)));
    }

    void pass(Duration time) {
        for (Instant end = now.plus(time); now.isBefore(end); ) {
            now = now.plus(TICK);
            publish(desk.advance(TICK));
        }
    }

    /** The desk is killed, and another starts on what it had stored, after a while. */
    void kill(Duration down) {
        desk.close();
        Instant from = now;
        now = now.plus(down);
        desk = start();
        entries.add(entry(Entry.Kind.FAULT, from, "desk", "kill", json().put("until", now.toEpochMilli())));
    }

    /** The desk is stopped, and another starts at once with a lease of this length in its settings. */
    void roll(Duration lease) {
        desk.close();
        stores = mutant.storesAfter(stores, lease);
        settings = Settings.load(SettingSources.none().with("callback.lease", lease));
        desk = start();
    }

    /** How large the largest session's row is. */
    void measure() {
        entries.add(entry(Entry.Kind.SIZE, now, "sessions", "largest", json().put("bytes", stores.largestSession())));
    }

    /** The desk is frozen and another takes over; when the script is done with that, the first wakes up. */
    void freeze(Runnable meanwhile) {
        TamperedDesk frozen = desk;
        Instant from = now;
        int known = sent.size();
        stores = stores.copy();
        desk = start();
        meanwhile.run();
        for (EmergencySignal signal : List.copyOf(sent.subList(known, sent.size()))) {
            List<TamperedDesk.Published> late = frozen.send(signal, now);
            if (mutant == Mutant.NO_FENCING) {
                publish(late);
            }
        }
        frozen.close();
        entries.add(entry(Entry.Kind.FAULT, from, "desk", "freeze", json().put("until", now.toEpochMilli())));
    }

    /** The desk is cut off and lives on while another takes over; then what it has said of itself arrives, if it may. */
    void cutOff(Runnable meanwhile) {
        TamperedDesk lonely = desk;
        Instant from = now;
        stores = stores.copy();
        desk = start();
        meanwhile.run();
        List<TamperedDesk.Published> held = new ArrayList<>();
        for (Instant at = from; at.isBefore(now); at = at.plus(TICK)) {
            held.addAll(lonely.advance(TICK));
        }
        if (mutant == Mutant.NO_FENCING) {
            publish(held);
        }
        lonely.close();
        entries.add(entry(Entry.Kind.FAULT, from, "desk", "cut off", json().put("until", now.toEpochMilli())));
    }

    /** What consumers must believe of an agent by now. */
    void expect(String agent, boolean shielded) {
        entries.add(entry(Entry.Kind.MODEL, now, "agent", agent, json().put("shielded", shielded)));
        pass(TICK);
    }

    History history() {
        return new History(entries);
    }

    @Override
    public void close() {
        desk.close();
    }

    private TamperedDesk start() {
        return new TamperedDesk(settings, stores, mutant.tampering(() -> lastArrival), now);
    }

    private EmergencySignal.Builder signal(SignalType type) {
        return EmergencySignal.newBuilder()
                .setType(type)
                .setPool("default")
                .setSourceTopicId("t")
                .setSourcePartition(0)
                .setAppendedAt(now);
    }

    private void say(String key, ObjectNode event, EmergencySignal.Builder signal) {
        send("call-events", key, event, signal);
    }

    private void send(String topic, String key, ObjectNode event, EmergencySignal.Builder signal) {
        entries.add(entry(Entry.Kind.INPUT, now, topic, key, event));
        EmergencySignal said =
                signal.setSourceTopic(topic).setSourceOffset(sent.size()).build();
        sent.add(said);
        lastArrival = now;
        deliver(said);
    }

    /** A thread that ends is replaced, and the next begins with the same signal; after a while the test has seen enough. */
    private void deliver(EmergencySignal signal) {
        for (int attempt = 0; attempt < ENOUGH; attempt++) {
            try {
                publish(desk.send(signal, now));
                return;
            } catch (StreamsException e) {
                entries.add(new Entry(
                        Entry.Kind.ENDED, now, now, "emergency-signals", 0, signal.getSourceOffset(), "desk", json()));
                desk.close();
                desk = start();
            }
        }
    }

    private void publish(List<TamperedDesk.Published> published) {
        for (TamperedDesk.Published each : published) {
            Entry raw = entry(Entry.Kind.OUTPUT, each.at(), each.topic(), each.key(), json());
            entries.add(new Entry(
                    raw.kind(), raw.at(), now, raw.topic(), 0, raw.offset(), raw.key(), decoder.read(each.value())));
        }
    }

    private Entry entry(Entry.Kind kind, Instant at, String topic, String key, ObjectNode value) {
        long offset = offsets.merge(topic, 1L, Long::sum);
        return new Entry(kind, at, now, topic, 0, offset, key, value);
    }

    private static ObjectNode started(String call, String direction, String dialled) {
        return event(call, "STARTED").put("direction", direction).put("dialledNumber", dialled);
    }
}
