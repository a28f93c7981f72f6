package io.ringback.gateway;

import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.gateway.CallBook.Told;
import io.ringback.gateway.Translator.Spoken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Plays a file of a system's events through its mapping, to see what becomes of each and what is missing. */
public final class Rehearsal {
    /** What became of a line, as the contract's records, and what is to be said of it. */
    public record Line(int number, List<CallEvent> events, List<String> remarks) {}

    private static final int SECONDS_A_LINE = 1;

    private final Mapping mapping;
    private final Translator<Integer> translator;
    private final CallEvents records;
    private final Instant start;
    private final List<CallEvent> inOrder = new ArrayList<>();
    private final Map<Integer, List<CallEvent>> events = new TreeMap<>();
    private final Map<Integer, List<String>> remarks = new TreeMap<>();
    private final Map<String, Set<CallEventType>> toldOf = new LinkedHashMap<>();
    private final Map<String, Parties> known = new LinkedHashMap<>();
    private final Set<String> dialledFor = new LinkedHashSet<>();
    private boolean complete = true;

    private Rehearsal(MappingFile file, Agents agents, Instant start) {
        this.mapping = new Mapping(file, agents);
        this.translator = new Translator<>(new CallBook(file.closesWithCall()));
        this.records = new CallEvents(new GatewayProfile(file.system(), null, null));
        this.start = start;
    }

    /**
     * A rehearsal of one gateway.
     *
     * @param nameOrPath one of the mappings that come with Ringback, or the path of a file
     * @param agents patterns of how agents are written; the mapping's own when empty
     * @param start when the first line comes; the others follow a second apart
     * @throws IOException in one line, for a mapping that cannot be read
     * @throws IllegalArgumentException in one line, for a mapping that is wrong, or none
     */
    public static Rehearsal of(String nameOrPath, String agents, Instant start) throws IOException {
        MappingFile file = MappingFile.load(nameOrPath);
        return new Rehearsal(file, new Agents(agents.isBlank() ? file.agents() : MappingFile.patterns(agents)), start);
    }

    /** Plays everything, a line an event, JSON or a form; empty lines and those that begin with '#' are passed over. */
    public List<Line> play(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                take(i + 1, text);
            }
        }
        note(translator.overdue(at(lines.size()).plus(Translator.WAIT)));
        List<Line> played = new ArrayList<>();
        remarks.forEach((number, said) ->
                played.add(new Line(number, List.copyOf(events.getOrDefault(number, List.of())), List.copyOf(said))));
        return played;
    }

    /** Everything in the order in which it is told, which is not that of the lines where one waited for another. */
    public List<CallEvent> told() {
        return List.copyOf(inOrder);
    }

    /** Whether every line could be read, and every call be told of. */
    public boolean isComplete() {
        return complete && untold().isEmpty();
    }

    /** What is to be said of the file as a whole. */
    public List<String> summary() {
        List<String> said = new ArrayList<>();
        untold().forEach((call, missing) -> said.add(call + " is not told of: no event has " + missing));
        toldOf.forEach((call, types) -> {
            if (types.contains(CallEventType.STARTED) && !types.contains(CallEventType.ENDED)) {
                said.add(call + " does not end: presumed over after a lease without an event (R8)");
            }
        });
        if (toldOf.values().stream().noneMatch(types -> types.contains(CallEventType.SESSION_CLOSED))) {
            said.add("nothing closes a session: set close-after-call for the pool, or let an application close it");
        }
        return said;
    }

    private void take(int line, String text) {
        remarks.put(line, new ArrayList<>());
        try {
            List<Report> reports = mapping.read(EventText.read(text), Map.of(), at(line), flaw -> leftOut(line, flaw));
            reports.forEach(
                    report -> known.merge(report.callId(), report.parties(), (before, more) -> before.or(more)));
            if (reports.isEmpty()) {
                say(line, "about no call");
            }
            List<Spoken<Integer>> spoken = translator.take(reports, line, at(line));
            if (spoken.stream().filter(one -> one.token() == line).count() < reports.size()) {
                say(line, "waits up to " + Translator.WAIT.toSeconds() + " s for who dials");
            }
            note(spoken);
        } catch (UnreadableEventException e) {
            complete = false;
            say(line, "cannot be used: " + e.getMessage());
        }
    }

    private void leftOut(int line, String flaw) {
        complete = false;
        say(line, "left out: " + flaw);
    }

    private void note(List<Spoken<Integer>> spoken) {
        for (Spoken<Integer> one : spoken) {
            if (one.told().isEmpty()) {
                say(one.token(), "nothing to tell: late, or too little is known of the call");
            }
            one.told().forEach(told -> note(one.token(), told));
        }
    }

    private void note(int line, Told told) {
        CallEvent event = records.of(told.report());
        events.computeIfAbsent(line, number -> new ArrayList<>()).add(event);
        inOrder.add(event);
        toldOf.computeIfAbsent(event.getCallId(), id -> new LinkedHashSet<>()).add(event.getType());
        if (event.getLinkedCallId() != null) {
            dialledFor.add(event.getLinkedCallId());
        }
        Parties parties = told.report().parties();
        if (told.report().isStart() && parties.direction() == Direction.UNKNOWN) {
            say(line, "no direction: a reject says so, and an emergency is served all the same (R16)");
        }
        if (told.report().isStart()
                && parties.isOutbound()
                && parties.agentId() == null
                && told.report().link() == null) {
            say(line, "no agent: an emergency would be told to the site, and shield nobody (R16)");
        }
    }

    private Map<String, String> untold() {
        Map<String, String> untold = new LinkedHashMap<>();
        known.forEach((call, parties) -> {
            boolean isStarted = toldOf.getOrDefault(call, Set.of()).contains(CallEventType.STARTED);
            @Nullable String missing = parties.direction() == null
                    ? "its direction"
                    : parties.dialled() == null ? "what was dialled" : null;
            if (!isStarted && missing != null && !dialledFor.contains(call)) {
                untold.put(call, missing);
            }
        });
        return untold;
    }

    private void say(int line, String remark) {
        remarks.computeIfAbsent(line, number -> new ArrayList<>()).add(remark);
    }

    private Instant at(int line) {
        return start.plusSeconds((long) line * SECONDS_A_LINE);
    }
}
