package io.ringback.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How long an agent has a number, and where calls to it go. */
final class CallbackReference {
    static final Setting<Duration> LEASE = Setting.of(
            "callback.lease",
            "PT60M",
            Parsers.A_DURATION + "60m or PT60M, longer than zero",
            Parsers::positive,
            "How long a callback number belongs to an agent after an emergency call (R1).");
    static final Setting<Duration> QUARANTINE = Setting.of(
            "callback.quarantine",
            "PT60M",
            Parsers.A_DURATION + "60m or PT60M",
            Parsers::notNegative,
            "How long a number rests after a lease (R7).");
    static final Setting<Duration> OVERRUN_GRACE = Setting.of(
            "callback.overrun-grace",
            "PT10M",
            Parsers.A_DURATION + "10m or PT10M",
            Parsers::notNegative,
            "How much longer the lease lasts when a call ends past it (R8).");
    static final Setting<Duration> MIN_AFTER_CALL = Setting.of(
            "callback.min-after-call",
            "PT0S",
            Parsers.A_DURATION + "30m or PT30M",
            Parsers::notNegative,
            "How long the lease lasts at least after the last call ended; PT30M meets RFC 6881 (R19).");
    static final Setting<Trust> TRUST = Setting.of(
            "callback.trust",
            "any",
            "any or listed",
            Parsers.choice(Trust.class),
            "Who may call back directly: whoever knows the number, or callback.trusted-callers alone (R17).");
    static final Setting<Set<String>> TRUSTED_CALLERS = new Setting<>(
            "callback.trusted-callers",
            "",
            "a comma list of numbers in E.164 such as +12025550123",
            Parsers.setOf(Parsers::e164),
            true,
            "The callers that may call back directly when callback.trust=listed (R17), and call an agent in an emergency past the block in any case (R1).");
    static final Setting<Duration> NO_ANSWER = Setting.of(
            "callback.no-answer",
            "PT20S",
            Parsers.A_DURATION + "20s or PT20S, of a second or more",
            text -> atLeastASecond(Parsers.positive(text)),
            "How long a callback rings the agent before it goes to the fallback, in whole seconds.");
    static final Setting<Integer> BURST = Setting.of(
            "callback.burst",
            "20",
            "a whole number from 1",
            Parsers.whole(1, Integer.MAX_VALUE),
            "How many callbacks a minute a number takes before unknown callers go to the fallback (R25).");
    static final Setting<Optional<String>> FALLBACK_DESTINATION = Setting.of(
            "fallback.destination",
            "",
            Parsers.A_DESTINATION,
            Parsers::destination,
            "The security desk: where late and unanswered callbacks go.");

    static final Setting<Optional<Duration>> TAKEOVER_AFTER = Setting.of(
            "takeover.after",
            "",
            Parsers.A_DURATION + "2m or PT2M, of a minute or more, or empty",
            text -> Parsers.durationOrNone(text).map(CallbackReference::atLeastAMinute),
            "How long a desk was away when another region may have taken its leases over: it then withdraws the numbers that were leased, until they are offered again; the same in both regions, empty where there is one.");

    static final List<Setting<?>> ALL = List.of(
            LEASE,
            QUARANTINE,
            OVERRUN_GRACE,
            MIN_AFTER_CALL,
            TRUST,
            TRUSTED_CALLERS,
            NO_ANSWER,
            BURST,
            FALLBACK_DESTINATION,
            TAKEOVER_AFTER);

    private CallbackReference() {}

    private static Duration atLeastAMinute(Duration duration) {
        if (duration.toSeconds() < 60) {
            throw new IllegalArgumentException();
        }
        return duration;
    }

    private static Duration atLeastASecond(Duration duration) {
        if (duration.toSeconds() < 1) {
            throw new IllegalArgumentException();
        }
        return duration;
    }
}
