package io.ringback.notify;

import io.ringback.notify.rules.ContactId;
import io.ringback.notify.rules.Kind;
import io.ringback.notify.rules.Notice;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a contact is told: kind, time, agent, callback number, the place as the site calls it, and how to acknowledge.
 *
 * @param words what has happened, in a few words
 * @param place the location's label, or its reference as it is; null when the gateway gave none
 * @param acknowledgeAt a link that acknowledges, after a click; null when there are no links
 */
record Message(
        String words,
        Notice notice,
        ContactId contact,
        @Nullable String place,
        @Nullable URI acknowledgeAt) {
    private static final String TEST = "This is a test, nothing has happened";

    private static final Map<Kind, String> WORDS = Map.ofEntries(
            Map.entry(Kind.EMERGENCY_CALL_PLACED, "Emergency call placed"),
            Map.entry(Kind.CALLBACK_UNANSWERED, "A responder called back and nobody answered"),
            Map.entry(Kind.LATE_CALLBACK, "A responder called a number that nobody holds any more"),
            Map.entry(Kind.LATE_EVENT, "An emergency call was heard of too late to act on it"),
            Map.entry(Kind.REJECTED, "What could have been an emergency call could not be read"),
            Map.entry(Kind.POOL_LOW, "Callback numbers are running out"),
            Map.entry(Kind.POOL_EXHAUSTED, "An emergency call got no callback number: none is free"),
            Map.entry(Kind.SESSION_TIMED_OUT, "An emergency session was never closed"),
            Map.entry(Kind.LEG_PRESUMED_OVER, "A call was silent for too long and is taken to be over"),
            Map.entry(Kind.HELD_LONG, "A callback number has been held for very long"),
            Map.entry(Kind.RELEASED_BY_HAND, "An operator has released a callback number before its time"),
            Map.entry(Kind.NUMBERS_FENCED, "Callback numbers may be held in another region and are not given out here"),
            Map.entry(Kind.OVERLOAD, "There is more than Ringback remembers"),
            Map.entry(Kind.EVENTS_LOST, "Events were lost before anybody had read them"),
            Map.entry(Kind.NOT_ACKNOWLEDGED, "Nobody acknowledged a notice"),
            Map.entry(Kind.UNKNOWN, "Notice"));

    static Message of(Notice notice, ContactId contact, @Nullable String place, @Nullable URI acknowledgeAt) {
        return new Message(WORDS.getOrDefault(notice.kind(), "Notice"), notice, contact, place, acknowledgeAt);
    }

    /** Says that nothing has happened. */
    static Message test(Notice notice, ContactId contact) {
        return new Message(TEST, notice, contact, null, null);
    }

    boolean isTest() {
        return words.equals(TEST);
    }

    /** What it is about, in the contract's word; of a test that it is one. */
    String kind() {
        return isTest() ? "TEST" : notice.kind().name();
    }

    /** On one line. */
    String subject() {
        String agent = notice.about().agentId() == null
                ? ""
                : ": agent " + notice.about().agentId();
        return oneLine("Ringback: " + words + agent + (place == null ? "" : ", " + place));
    }

    /** For a person, line by line. */
    String text() {
        String facts = facts().entrySet().stream()
                .map(fact -> oneLine("%-10s %s".formatted(fact.getKey() + ":", fact.getValue())))
                .collect(Collectors.joining("\n"));
        return words + ".\n\n" + facts + "\n\n" + acknowledge() + "\n";
    }

    /** Fixed keys on one line. */
    String line() {
        return oneLine(facts().entrySet().stream()
                .map(fact -> fact.getKey().replace(' ', '-') + "=" + fact.getValue())
                .collect(Collectors.joining(" ")));
    }

    private Map<String, String> facts() {
        Notice.About about = notice.about();
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("Kind", kind());
        facts.put("Time", notice.at());
        facts.put("Agent", about.agentId());
        facts.put("Call back", about.number());
        facts.put("Place", place);
        facts.put("Device", about.endpointRef());
        facts.put("Count", about.count());
        facts.put("Pool", notice.pool().value());
        facts.put("Notice", notice.id().value());
        return facts.entrySet().stream()
                .filter(fact -> fact.getValue() != null)
                .collect(Collectors.toMap(
                        Entry::getKey, fact -> String.valueOf(fact.getValue()), (one, two) -> one, LinkedHashMap::new));
    }

    private String acknowledge() {
        if (!notice.kind().isEscalated()) {
            return "Nobody waits for an answer to this.";
        }
        String command = "ringback notice ack " + notice.id().value();
        return acknowledgeAt == null
                ? "Say that you have seen it, or the next contacts are told: " + command
                : "Say that you have seen it, or the next contacts are told:\n" + acknowledgeAt + "\nor: " + command;
    }

    /** An id may hold whatever a gateway sent: neither a header nor a log line may break on it. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
