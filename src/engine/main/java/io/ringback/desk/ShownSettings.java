package io.ringback.desk;

import io.ringback.core.Policy;
import io.ringback.settings.DefinedPool;
import io.ringback.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.CRC32C;

/**
 * The settings that a pool's rows show to consumers, as a number that is another one when any of them changes: the rows of
 * leases that run must show it (R27).
 */
final class ShownSettings {
    /** Of rows that were written before anybody noted it. */
    static final long UNKNOWN = 0;

    private ShownSettings() {}

    static long of(Settings settings, DefinedPool pool, Policy policy) {
        List<Object> shown = List.of(
                policy.fallback() == null ? "" : policy.fallback().value(),
                pool.trust(),
                new TreeSet<>(pool.trustedCallers()),
                settings.noAnswer(),
                new TreeSet<>(policy.signedOut()),
                new TreeSet<>(settings.emergency().restrictedOperations()));
        CRC32C number = new CRC32C();
        number.update(shown.toString().getBytes(StandardCharsets.UTF_8));
        return number.getValue();
    }
}
