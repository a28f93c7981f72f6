package io.ringback.faults.sim;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringback.faults.Entry;
import io.ringback.faults.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** A trial that failed, as events that a person can read. */
final class ReadableTrial {
    private static final int LONGEST = 60;

    private ReadableTrial() {}

    static String of(LivedPlan trial) {
        String violations =
                trial.shortest().stream().map(ReadableTrial::of).collect(Collectors.joining("%n".formatted()));
        List<Entry> faults = trial.history().of(Entry.Kind.FAULT);
        return "seed %d, %s, without %s%n%d emergencies, %d faults:%n%s%n%s"
                .formatted(
                        trial.plan().seed(),
                        trial.plan().mutation(),
                        trial.plan().leftOut().stream().sorted().toList(),
                        trial.emergencies(),
                        faults.size(),
                        lines(faults),
                        violations);
    }

    private static String of(Violation violation) {
        return "%s: %s%n%s".formatted(violation.rule(), violation.what(), lines(violation.evidence()));
    }

    private static String lines(List<Entry> entries) {
        return entries.stream()
                .map(entry -> "  %s %-6s %s %s %s"
                        .formatted(
                                entry.at().toString().substring(11),
                                entry.kind(),
                                entry.topic(),
                                shortened(entry.key()),
                                fields(entry.value())))
                .collect(Collectors.joining("%n".formatted()));
    }

    private static String fields(JsonNode value) {
        return value.properties().stream()
                .filter(field -> !field.getValue().isNull() && !field.getKey().endsWith("Id"))
                .map(field -> field.getKey() + "="
                        + shortened(field.getValue().asText(field.getValue().toString())))
                .collect(Collectors.joining(" "));
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
