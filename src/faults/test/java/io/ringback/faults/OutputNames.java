package io.ringback.faults;

import java.util.List;
import java.util.stream.Stream;

/** The outputs that histories are made of, by their short names. */
public final class OutputNames {
    /** What a desk writes. */
    public static final List<String> OF_DESKS = List.of(
            "auto-responder",
            "callback-numbers",
            "override.direct-routes",
            "override.inbound-blocks",
            "override.decisions",
            "agent-status",
            "dashboard-suppressions",
            "notices");

    private OutputNames() {}

    /** Those, and others besides. */
    public static List<String> with(String... others) {
        return Stream.concat(OF_DESKS.stream(), Stream.of(others)).toList();
    }
}
