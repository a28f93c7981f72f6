package io.ringback.telemetry;

import java.util.UUID;

/** What a collector tells this process from another of the same deployment by. */
final class ThisProcess {
    /** Another one at each start. */
    static final String ID = UUID.randomUUID().toString();

    private ThisProcess() {}
}
