package io.ringback.certify;

import io.ringback.event.DrillPart;
import java.util.List;
import java.util.Locale;

/** A kind of consumer, by what it follows. */
public enum ConsumerKind {
    ROUTER,
    PRESENCE,
    DASHBOARD,
    RECORDER,
    BOT;

    /** The topics that it follows, without the prefix. */
    public List<String> topics() {
        return switch (this) {
            case ROUTER ->
                List.of("override.direct-routes", "override.inbound-blocks", "override.decisions", "numbers");
            case PRESENCE -> List.of("agent-status");
            case DASHBOARD, RECORDER -> List.of("dashboard-suppressions");
            case BOT -> List.of("auto-responder");
        };
    }

    /** What it answers drills as. */
    DrillPart part() {
        return DrillPart.valueOf(name());
    }

    /** As the command line and the files write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
