package io.ringback.certify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what a trial came to: a line a check for people, one JSON object for programs. */
public final class CertifyReport {
    private final ConsumerKind kind;
    private final List<Check> checks;

    public CertifyReport(ConsumerKind kind, List<Check> checks) {
        this.kind = kind;
        this.checks = List.copyOf(checks);
    }

    /** Whether every check holds. */
    public boolean holds() {
        return checks.stream().allMatch(Check::holds);
    }

    /** A line a check, what is wrong below it, the verdict last. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Check check : checks) {
            lines.add((check.holds() ? "ok    " : "FAIL  ") + check.name());
            if (check.failure() != null) {
                lines.add("      " + check.says());
                lines.add("      " + check.failure());
            }
        }
        long failed = checks.stream().filter(check -> !check.holds()).count();
        lines.add(
                failed == 0
                        ? "CERTIFIED: %d checks hold for this %s".formatted(checks.size(), kind.word())
                        : "NOT CERTIFIED: %d of %d checks failed for this %s"
                                .formatted(failed, checks.size(), kind.word()));
        return lines;
    }

    /** The same as one JSON object. */
    public String json() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("kind", kind.word());
        report.put("holds", holds());
        report.put("checks", checks.stream().map(CertifyReport::fields).toList());
        try {
            return new ObjectMapper().writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report could not be written as JSON", e);
        }
    }

    private static Map<String, Object> fields(Check check) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("check", check.name());
        fields.put("holds", check.holds());
        fields.put("says", check.says());
        if (check.failure() != null) {
            fields.put("failure", check.failure());
        }
        return fields;
    }
}
