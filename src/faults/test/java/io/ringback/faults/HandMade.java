package io.ringback.faults;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A history written by hand, each line of it with a name, so that a test can leave one out, change one or put one in. */
final class HandMade {
    static final Contract CONTRACT = new Contract(
            Duration.ofSeconds(60),
            Duration.ofSeconds(80),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(8),
            Set.of("911"),
            Set.of("933"),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30));
    static final String NUMBER = "+12025550101";

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Map<String, Entry> named = new HashMap<>();
    private final List<String> order = new ArrayList<>();
    private int sequence;

    /** Ann dials for help, is called back, changes her status, closes the session; the lease runs out. All is right. */
    static HandMade right() {
        HandMade made = new HandMade();
        made.in("offered", 0, "callback-pool", NUMBER, "pool=default state=IN_SERVICE");
        made.in("chosen", 1, "agent-presence", "ann", "status=Available origin=AGENT");
        made.in(
                "dialled",
                7,
                "call-events",
                "c1",
                "callId=c1 type=STARTED direction=OUTBOUND dialledNumber=911 agentId=ann");
        made.shielded();
        made.model("seen-shielded", 8, "ann", true);
        made.in("ended", 10, "call-events", "c1", "callId=c1 type=ENDED");
        made.out(
                "after-call", 10, "dashboard-suppressions", "c1", "agentId=ann state=AFTER_CALL reason=CALL_ENDED", 67);
        made.calledBack();
        made.in("chosen-away", 21, "agent-presence", "ann", "status=Away origin=AGENT");
        made.out("dnd-away", 21, "agent-status", "ann", dnd("Away", "BASE_STATUS_CHANGED"), 67);
        made.in("closed", 30, "call-events", "close", "callId=close type=SESSION_CLOSED agentId=ann");
        made.goneBack();
        made.model("seen-free", 31, "ann", false);
        made.in("poison", 35, "call-events", "p", "poison=noise");
        made.out("rejected", 35, "rejects", "r", "topic=ringback.call-events partition=0 offset=35000", 0);
        made.out("told", 35, "notices", "default", "kind=REJECTED", 0);
        made.out("released", 67, "callback-numbers", NUMBER, "agentId=ann state=RELEASED reason=EXPIRED", 67);
        made.out("unrouted", 67, "override.direct-routes", NUMBER, "agentId=ann state=LIFTED reason=EXPIRED", 67);
        made.in(
                "later",
                200,
                "call-events",
                "c9",
                "callId=c9 type=STARTED direction=OUTBOUND dialledNumber=+12025550199 agentId=bob");
        return made;
    }

    private void shielded() {
        out("issued", 7, "callback-numbers", NUMBER, "agentId=ann state=ISSUED reason=EMERGENCY_CALL", 67);
        out("routed", 7, "override.direct-routes", NUMBER, "agentId=ann state=ACTIVE reason=EMERGENCY_CALL", 67);
        out("dnd", 7, "agent-status", "ann", dnd("Available", "EMERGENCY_CALL"), 67);
        out("blocked", 7, "override.inbound-blocks", "ann", "agentId=ann state=ACTIVE reason=EMERGENCY_CALL", 67);
        out("hidden", 7, "dashboard-suppressions", "c1", "agentId=ann state=IN_CALL reason=EMERGENCY_CALL", 67);
        out(
                "sent",
                7,
                "auto-responder",
                "c1",
                "callId=c1 agentId=ann action=SEND_CALLBACK_NUMBER number=" + NUMBER,
                67);
    }

    private void calledBack() {
        in("called-back", 12, "call-events", "c2", "callId=c2 type=STARTED direction=INBOUND dialledNumber=" + NUMBER);
        out("decided", 12, "override.decisions", "c2", "callId=c2 agentId=ann outcome=DIRECT number=" + NUMBER, 0);
        out("ringing", 12, "dashboard-suppressions", "c2", "agentId=ann state=RINGING reason=CALLBACK", 67);
        in("answered", 13, "call-events", "c2", "callId=c2 type=ANSWERED");
        out("in-call", 13, "dashboard-suppressions", "c2", "agentId=ann state=IN_CALL reason=CALL_ANSWERED", 67);
        in("callback-ended", 20, "call-events", "c2", "callId=c2 type=ENDED");
        out("callback-after", 20, "dashboard-suppressions", "c2", "agentId=ann state=AFTER_CALL reason=CALL_ENDED", 67);
    }

    private void goneBack() {
        out("own", 30, "agent-status", "ann", "agentId=ann status=Away baseStatus=Away reason=SESSION_CLOSED", 0);
        out("unblocked", 30, "override.inbound-blocks", "ann", "agentId=ann state=LIFTED reason=SESSION_CLOSED", 30);
        out("dropped", 30, "dashboard-suppressions", "c1", "agentId=ann state=DROP reason=SESSION_CLOSED", 67);
        out("callback-dropped", 30, "dashboard-suppressions", "c2", "agentId=ann state=DROP reason=SESSION_CLOSED", 67);
    }

    static String dnd(String base, String reason) {
        return "agentId=ann emergency=true status=DO_NOT_DISTURB baseStatus=" + base + " reason=" + reason;
    }

    /** An input. An input's offset is its time, in milliseconds. */
    HandMade in(String name, double second, String topic, String key, String fields) {
        return put(
                name,
                new Entry(Entry.Kind.INPUT, at(second), at(second), topic, 0, millis(second), key, value(fields)));
    }

    /** An output of the pool {@code default}, five milliseconds after its second; without a deadline where it is 0. */
    HandMade out(String name, double second, String topic, String key, String fields, double expires) {
        sequence++;
        ObjectNode value = value(fields).put("eventId", "default-" + sequence).put("pool", "default");
        if (!value.has("fence")) {
            value.put("fence", 1);
        }
        value.put("issuedAt", at(second).toEpochMilli() + 5);
        if (expires > 0) {
            value.put("expiresAt", at(expires).toEpochMilli() + 5);
        }
        Instant at = at(second).plusMillis(5);
        return put(name, new Entry(Entry.Kind.OUTPUT, at, at.plusMillis(5), topic, 0, sequence, key, value));
    }

    HandMade fault(String name, double second, double until, boolean harmless) {
        ObjectNode value = value("").put("until", at(until).toEpochMilli()).put("harmless", harmless);
        return put(name, new Entry(Entry.Kind.FAULT, at(second), at(until), "kill_instance", 0, 0, "1", value));
    }

    /** A thread's end at a place. */
    HandMade ended(String name, double second, String topic, long offset) {
        return put(name, new Entry(Entry.Kind.ENDED, at(second), at(second), topic, 0, offset, "1", value("")));
    }

    HandMade size(String name, String what, long bytes) {
        Instant at = at(40);
        return put(
                name,
                new Entry(
                        Entry.Kind.SIZE, at, at, what, 0, 0, "a row", value("").put("bytes", bytes)));
    }

    /** What was seen of a kind that has no topic, such as a server that was asked to take a notice. */
    HandMade seen(String name, Entry.Kind kind, double second, String where, String key, String fields) {
        return put(name, new Entry(kind, at(second), at(second), where, 0, millis(second), key, value(fields)));
    }

    private void model(String name, double second, String agent, boolean shielded) {
        ObjectNode value = value("number=" + (shielded ? NUMBER : "")).put("shielded", shielded);
        put(name, new Entry(Entry.Kind.MODEL, at(second), at(second), "agent", 0, 0, agent, value));
    }

    HandMade without(String... names) {
        order.removeAll(List.of(names));
        return this;
    }

    /** The same line with a field changed; the field {@code at} is its second. */
    HandMade but(String name, String field, String value) {
        Entry old = line(name);
        boolean later = field.equals("at");
        Instant at = later ? at(Double.parseDouble(value)).plusMillis(5) : old.at();
        Instant seen = later ? at.plusMillis(5) : old.seenAt();
        ObjectNode changed = old.value().deepCopy();
        if (!later) {
            changed.put(field, value);
        }
        named.put(name, new Entry(old.kind(), at, seen, old.topic(), 0, old.offset(), old.key(), changed));
        return this;
    }

    History history() {
        return new History(order.stream().map(this::line).toList());
    }

    /** What a rule alone sees wrong, each with the names of the lines that show it. */
    List<String> seenBy(Rule rule) {
        Checker checker = new Checker(CONTRACT);
        List<Violation> violations = rule.check(history(), CONTRACT);
        return checker.shortest(history(), violations).stream()
                .map(violation -> violation.what() + " " + names(violation.evidence()))
                .toList();
    }

    private List<String> names(List<Entry> entries) {
        return entries.stream()
                .map(entry -> order.stream()
                        .filter(name -> line(name).equals(entry))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private Entry line(String name) {
        return Objects.requireNonNull(named.get(name), name);
    }

    private HandMade put(String name, Entry entry) {
        named.put(name, entry);
        order.add(name);
        return this;
    }

    private static ObjectNode value(String fields) {
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        for (String field : fields.split(" ", -1)) {
            String[] parts = field.split("=", 2);
            if (parts.length == 2 && parts[1].equals("true")) {
                value.put(parts[0], true);
            } else if (parts.length == 2) {
                value.put(parts[0], parts[1]);
            }
        }
        return value;
    }

    private static Instant at(double second) {
        return NOON.plusMillis(millis(second));
    }

    private static long millis(double second) {
        return Math.round(second * 1000);
    }
}
