package io.ringback.faults;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A promise that was broken.
 *
 * @param rule the name of the rule that saw it
 * @param evidence the shortest part of the history that shows it
 */
record Violation(String rule, String what, List<Entry> evidence) {
    private static final int MOST_LINES = 30;

    static Violation of(Rule rule, String what, List<Entry> evidence) {
        return new Violation(rule.getClass().getSimpleName(), what, evidence);
    }

    @Override
    public String toString() {
        String lines = evidence.stream().limit(MOST_LINES).map(Entry::line).collect(Collectors.joining("\n    "));
        return rule + ": " + what + "\n    " + lines;
    }
}
