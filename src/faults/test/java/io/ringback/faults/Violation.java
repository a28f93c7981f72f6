package io.ringback.faults;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A promise that was broken.
 *
 * @param rule the name of the rule that saw it
 * @param what says which number, agent or call it is about
 * @param evidence a part of the history that shows it; made as short as can be by {@link Shortest}
 * @param meanwhile what was broken during that part
 */
public record Violation(String rule, String what, List<Entry> evidence, List<Entry> meanwhile) {
    static Violation of(Rule rule, String what, List<Entry> evidence) {
        return new Violation(rule.getClass().getSimpleName(), what, evidence, List.of());
    }

    Violation shownBy(List<Entry> part, List<Entry> brokenMeanwhile) {
        return new Violation(rule, what, part, brokenMeanwhile);
    }

    @Override
    public String toString() {
        String broken = meanwhile.isEmpty() ? "" : "\n  while:" + lines(meanwhile);
        return rule + ": " + what + lines(evidence) + broken;
    }

    private static String lines(List<Entry> entries) {
        return entries.stream().map(entry -> "\n    " + entry.line()).collect(Collectors.joining());
    }
}
