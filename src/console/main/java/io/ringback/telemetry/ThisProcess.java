package io.ringback.telemetry;

import java.util.UUID;

/** The id by which a collector tells this process from others of the same deployment. */
final class ThisProcess {
    /** Another one at each start. */
    static final String ID = UUID.randomUUID().toString();

    private ThisProcess() {}
}
