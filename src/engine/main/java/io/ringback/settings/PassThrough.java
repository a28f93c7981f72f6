package io.ringback.settings;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Keys that Ringback hands on to Kafka unread: their values may be passwords and are never printed. */
final class PassThrough {
    static final String KAFKA = "kafka.";
    static final String STREAMS = "streams.";

    /** Longer ones first, so that {@code intake.kafka.} is not looked for under {@code kafka.}. */
    static final List<String> PREFIXES = List.of(
            of(Role.INTAKE),
            of(Role.DESK),
            of(Role.NOTIFY),
            of(Role.CONSOLE),
            of(Role.ASTERISK),
            of(Role.GATEWAY),
            KAFKA,
            STREAMS);

    /** With these, Kafka Streams would copy or log whole records: no choice of an operator's. */
    private static final Set<String> LEAKS = Set.of(
            "errors.dead.letter.queue.topic.name",
            "deserialization.exception.handler",
            "default.deserialization.exception.handler",
            "processing.exception.handler",
            "production.exception.handler",
            "default.production.exception.handler",
            "dsl.store.format");

    private PassThrough() {}

    static boolean leaks(String key) {
        return PREFIXES.stream()
                .anyMatch(prefix -> key.startsWith(prefix) && LEAKS.contains(key.substring(prefix.length())));
    }

    static String of(Role role) {
        return role.word() + "." + KAFKA;
    }

    static boolean matches(String key) {
        return PREFIXES.stream().anyMatch(prefix -> key.startsWith(prefix) && key.length() > prefix.length());
    }

    /** The entries under a prefix, without it. */
    static Map<String, Object> under(String prefix, Map<String, String> entries) {
        Map<String, Object> found = new TreeMap<>();
        entries.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), value);
            }
        });
        return found;
    }
}
