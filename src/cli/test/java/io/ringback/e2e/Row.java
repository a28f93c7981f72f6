package io.ringback.e2e;

import io.ringback.intake.IntakeDriver;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A record that was told, as a script writes it: its kind, its key, and its fields as text. */
record Row(String kind, String key, Map<String, String> fields) {
    private static final Duration A_SCRIPTS_LENGTH = Duration.ofDays(20);
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("auto-responder", "tell"),
            Map.entry("callback-numbers", "number"),
            Map.entry("override.direct-routes", "route"),
            Map.entry("override.inbound-blocks", "block"),
            Map.entry("override.decisions", "decision"),
            Map.entry("agent-status", "status"),
            Map.entry("dashboard-suppressions", "shown"),
            Map.entry("notices", "notice"),
            Map.entry("rejects", "reject"),
            Map.entry("numbers", "inventory"),
            Map.entry("pool-definitions", "definition"));

    static Row of(String topic, String key, @Nullable SpecificRecord value) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (value != null) {
            for (Schema.Field field : value.getSchema().getFields()) {
                fields.put(field.name(), text(value.get(field.pos())));
            }
        }
        return new Row(KINDS.getOrDefault(topic, topic), key, fields);
    }

    /** What intake refuses: the error, and the field where there is one. */
    static Row rejected(String reject) {
        List<String> words = List.of(reject.split(" ", -1));
        return new Row("reject", "", Map.of("error", words.get(0), "field", words.size() > 1 ? words.get(1) : "null"));
    }

    /** Times are seconds since the roles started; lists have no spaces, so that a field is one word of a script. */
    static String text(@Nullable Object value) {
        if (value instanceof Instant time) {
            Duration since = Duration.between(IntakeDriver.START, time);
            boolean isNear = since.abs().compareTo(A_SCRIPTS_LENGTH) < 0;
            return isNear ? "T" + since.toMillis() / 1000.0 : time.toString();
        }
        return String.valueOf(value).replace(" ", "");
    }

    /** Whether it is what these words describe: a key, and {@code field=text} of the fields that matter. */
    boolean is(List<String> words) {
        return words.stream().allMatch(this::is);
    }

    private boolean is(String word) {
        int equals = word.indexOf('=');
        return equals < 0 ? word.equals(key) : word.substring(equals + 1).equals(fields.get(word.substring(0, equals)));
    }

    @Override
    public String toString() {
        return kind + " " + key + " " + fields;
    }
}
