package io.ringback.settings;

import java.util.Set;

/**
 * What is peculiar to how a pool's telephones dial (R23). All are keys: digits, {@code *} and {@code #}.
 *
 * @param outsideLine prefixes that take an outside line
 * @param notEmergency emergency numbers that are none here, such as an extension 101
 */
public record PoolDialling(Set<String> outsideLine, Set<String> notEmergency) {
    /** Numbers are dialled as the public network knows them. */
    public static final PoolDialling PLAIN = new PoolDialling(Set.of(), Set.of());

    public PoolDialling {
        outsideLine = Set.copyOf(outsideLine);
        notEmergency = Set.copyOf(notEmergency);
    }
}
