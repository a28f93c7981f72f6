package io.ringback.certify;

import java.util.List;
import java.util.Locale;

/** A kind of consumer: what it follows, and whether it is asked or acts by itself. */
public enum Kind {
    ROUTER(List.of("override.direct-routes", "override.inbound-blocks", "override.decisions", "numbers")),
    PRESENCE(List.of("agent-status")),
    DASHBOARD(List.of("dashboard-suppressions")),
    RECORDER(List.of("dashboard-suppressions")),
    BOT(List.of("auto-responder"));

    private final List<String> topics;

    Kind(List<String> topics) {
        this.topics = topics;
    }

    /** The topics that it follows, without the prefix. */
    public List<String> topics() {
        return topics;
    }

    /** As the command line and the files write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
