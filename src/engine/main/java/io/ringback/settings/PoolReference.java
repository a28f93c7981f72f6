package io.ringback.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The pools of callback numbers, and what each has of its own. */
final class PoolReference {
    static final Setting<Set<String>> POOLS = Setting.of(
            "pools",
            "default",
            "a comma list of pool names of letters, digits, dashes or underscores",
            Parsers.setOf(Parsers::poolName),
            "The pools of callback numbers; the pool 'default' is always there.");
    static final Setting<Optional<String>> REGION = Setting.of(
            "pools.<name>.region",
            "",
            "an ISO 3166-1 alpha-2 region such as US, or empty",
            Parsers::ownRegion,
            "The region whose emergency numbers count for the pool's agents; emergency.region when empty.");
    static final Setting<Optional<String>> FALLBACK = Setting.of(
            "pools.<name>.fallback",
            "",
            Parsers.A_DESTINATION,
            Parsers::destination,
            "Where the pool's late and unanswered callbacks go; fallback.destination when empty.");
    static final Setting<Integer> LOW = Setting.of(
            "pools.<name>.low",
            "1",
            "a whole number from 0",
            Parsers.whole(0, Integer.MAX_VALUE),
            "A POOL_LOW notice is given when no more numbers than this are left free; 0 for none (R10).");
    static final Setting<Set<String>> OUTSIDE_LINE = Setting.of(
            "pools.<name>.outside-line",
            "",
            "a comma list of prefixes of digits, * and #, such as 9 or 0,*80",
            Parsers.setOf(Parsers.text("[0-9*#]{1,10}")),
            "What the pool's telephones dial before an outside number; emergency numbers count behind it, too (R23).");
    static final Setting<Set<String>> NOT_EMERGENCY = Setting.of(
            "pools.<name>.not-emergency",
            "",
            "a comma list of numbers of digits, * and #, such as 101",
            Parsers.setOf(Parsers.text("[0-9*#]{2,15}")),
            "Emergency numbers that are none when the pool dials them without an outside line, such as an extension 101 (R23).");
    static final Setting<Optional<Duration>> CLOSE_AFTER_CALL = Setting.of(
            "pools.<name>.close-after-call",
            "",
            Parsers.A_DURATION + "30s or PT30S, or empty",
            Parsers::durationOrNone,
            "The pool's own; session.close-after-call when empty (R3).");
    static final Setting<Integer> MAX_SESSIONS = Setting.of(
            "pool.max-sessions",
            "10000",
            "a whole number from 1",
            Parsers.whole(1, Integer.MAX_VALUE),
            "How many sessions a pool remembers; beyond, an emergency gets its shield and notice without a number (R25).");

    static final List<Setting<?>> ALL =
            List.of(POOLS, REGION, FALLBACK, LOW, OUTSIDE_LINE, NOT_EMERGENCY, CLOSE_AFTER_CALL, MAX_SESSIONS);

    private PoolReference() {}
}
