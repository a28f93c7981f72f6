package io.ringback.console.play;

import java.time.Duration;
import java.util.List;

/**
 * The demo's speed: how long a number is leased that goes out from now on. The desk asks for it at each decision; a lease
 * that runs keeps its deadline, so no choice can release a number early. None is longer than the stores keep.
 */
public final class LeaseControl {
    /** The longest choice: what the contract promises outside of a demo. */
    public static final Duration LONGEST = Duration.ofHours(1);

    private static final List<Duration> SPEEDS = List.of(LONGEST, Duration.ofMinutes(2), Duration.ofSeconds(20));

    private final List<Duration> choices;
    private volatile Duration current;

    private LeaseControl(Duration begin, List<Duration> choices) {
        this.current = begin;
        this.choices = List.copyOf(choices);
    }

    /** A lease that begins with one of any length and is changed to one of a few, none above {@code longest}. */
    public static LeaseControl upTo(Duration longest, Duration begin) {
        return new LeaseControl(
                begin,
                SPEEDS.stream().filter(speed -> speed.compareTo(longest) <= 0).toList());
    }

    /** What holds now. */
    public Duration current() {
        return current;
    }

    /** What may be chosen, the longest first; nothing where the longest is too short for any. */
    List<Duration> choices() {
        return choices;
    }

    /** Holds for the next number that goes out; false for what is no choice. */
    public boolean change(Duration lease) {
        boolean offered = choices.contains(lease);
        if (offered) {
            current = lease;
        }
        return offered;
    }
}
