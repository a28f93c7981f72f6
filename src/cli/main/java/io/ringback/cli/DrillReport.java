package io.ringback.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.cli.DrillAttendance.Finding;
import io.ringback.cli.DrillAttendance.Verdict;
import io.ringback.event.DrillPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a drill.
 *
 * @param acknowledged how long the brokers took for the dial
 * @param decidedAfter from the brokers' time of the dial to the desk's; null when the desk said nothing
 * @param readAfter when each topic's rows could be read, since the dial was sent
 * @param missing the topics without a row
 */
record DrillReport(
        String drillId,
        String pool,
        Duration acknowledged,
        @Nullable Duration decidedAfter,
        Map<String, Duration> readAfter,
        List<String> missing,
        DrillAttendance attendance,
        List<Finding> findings) {
    /** What is wrong, a line each; empty when nothing is. */
    List<String> complaints(Map<DrillPart, Integer> expected) {
        List<String> complaints = new ArrayList<>();
        if (!missing.isEmpty()) {
            complaints.add("no row came on " + String.join(", ", missing)
                    + ": is a process with '--role intake' and one with '--role desk' up? 'ringback status' says");
        }
        for (Finding finding : findings) {
            if (finding.verdict() != Verdict.OK) {
                complaints.add(who(finding) + ": " + meaning(finding.verdict()));
            }
        }
        expected.forEach((part, count) -> {
            long answered = attendance.answered(part);
            if (answered < count) {
                complaints.add("%s: %d answered, %d were expected".formatted(word(part), answered, count));
            }
        });
        return complaints;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(drillId + " in pool " + pool);
        lines.add(line("brokers", "call-events", acknowledged));
        lines.add(line("desk", "decided", decidedAfter));
        readAfter.forEach((topic, after) -> lines.add(line("read", topic, after)));
        findings.forEach(finding -> lines.add(
                finding.verdict() == Verdict.OK
                        ? line(who(finding), finding.who().topic(), finding.after(), "here")
                        : "%-34s %-24s %s".formatted(who(finding), finding.who().topic(), finding.verdict())));
        if (findings.isEmpty()) {
            lines.add("no consumer answers drills");
        }
        return lines.stream().map(Paint::harmless).toList();
    }

    String json(Map<DrillPart, Integer> expected) {
        ObjectNode object =
                JsonNodeFactory.instance.objectNode().put("drillId", drillId).put("pool", pool);
        object.put("acknowledgedMillis", acknowledged.toMillis());
        object.put("decidedMillis", millis(decidedAfter));
        ObjectNode read = object.putObject("readMillis");
        readAfter.forEach((topic, after) -> read.put(topic, after.toMillis()));
        ArrayNode missed = object.putArray("missing");
        missing.forEach(missed::add);
        ArrayNode consumers = object.putArray("consumers");
        findings.forEach(finding -> consumers
                .addObject()
                .put("part", word(finding.who().part()))
                .put("consumer", finding.who().consumer())
                .put("topic", finding.who().topic())
                .put("verdict", finding.verdict().name())
                .put("millis", millis(finding.after())));
        return object.put("holds", complaints(expected).isEmpty()).toString();
    }

    private static String line(String who, String what, @Nullable Duration after) {
        return line(who, what, after, "-");
    }

    private static String line(String who, String what, @Nullable Duration after, String withoutTime) {
        return "%-34s %-24s %s".formatted(who, what, after == null ? withoutTime : after.toMillis() + " ms");
    }

    private static String who(Finding finding) {
        return word(finding.who().part()) + " " + finding.who().consumer();
    }

    private static String word(DrillPart part) {
        return part.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : Long.valueOf(duration.toMillis());
    }

    private static String meaning(Verdict verdict) {
        return switch (verdict) {
            case OK -> "answered";
            case SILENT -> "answered an earlier drill and not this one: it is stuck or gone";
            case IGNORES_FENCES -> "goes by a row with an older fence: a frozen instance could undo what counts";
            case READS_UNCOMMITTED -> "answered a record that was never committed: set isolation.level=read_committed";
        };
    }
}
