package io.ringback.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** When a session closes by itself, a silent call counts as over, and an agent as signed out. */
final class SessionReference {
    static final Setting<Optional<Duration>> CLOSE_AFTER_CALL = Setting.of(
            "session.close-after-call",
            "",
            Parsers.A_DURATION + "30s or PT30S, or empty",
            Parsers::durationOrNone,
            "How long after its last call a session closes by itself; empty waits for the gateway's SESSION_CLOSED (R3).");
    static final Setting<Duration> LEG_KEEPALIVE = Setting.of(
            "leg.keepalive",
            "PT15M",
            Parsers.A_DURATION + "15m or PT15M, longer than zero",
            Parsers::positive,
            "How often a gateway sends a KEEPALIVE unless its events say: after a close, a call that was silent twice as long is presumed over (R4).");
    static final Setting<Set<String>> SIGNED_OUT = Setting.of(
            "presence.signed-out",
            "",
            "a comma list of statuses such as OFFLINE,SIGNED_OUT",
            Parsers.setOf(Parsers.text("[^,]{1,64}")),
            "The base statuses in which an agent is signed out: routers then ring the endpoint, or the fallback at once (R24).");

    static final List<Setting<?>> ALL = List.of(CLOSE_AFTER_CALL, LEG_KEEPALIVE, SIGNED_OUT);

    private SessionReference() {}
}
