package io.ringback.faults;

import java.util.Map;

/** How a gateway's or consumer's clients get over the loss of a broker: docs/reliability.md asks the same of real ones. */
final class Clients {
    static final Map<String, Object> PATIENT = Map.of(
            "reconnect.backoff.ms", 20,
            "reconnect.backoff.max.ms", 200,
            "retry.backoff.ms", 20,
            "retry.backoff.max.ms", 200,
            "request.timeout.ms", 3_000,
            "default.api.timeout.ms", 30_000,
            "socket.connection.setup.timeout.ms", 1_000,
            "metadata.max.age.ms", 10_000);

    private Clients() {}
}
