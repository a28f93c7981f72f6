package io.ringback.cli;

import io.ringback.event.EmergencyNotice;
import io.ringback.notify.rules.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which notices are meant: those of a pool, of some kinds, or all. */
final class NoticeScope {
    @Option(names = "--pool", paramLabel = "POOL", description = "Only notices of this pool (default: of every pool).")
    private @Nullable String pool;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            split = ",",
            description = "Only notices of this kind (default: of every kind). Repeatable.")
    private List<Kind> kinds = new ArrayList<>();

    @Nullable String pool() {
        return pool;
    }

    List<Kind> kinds() {
        return kinds;
    }

    boolean takes(EmergencyNotice notice) {
        boolean ofPool = pool == null || pool.equals(notice.getPool());
        return ofPool
                && (kinds.isEmpty()
                        || kinds.contains(Kind.valueOf(notice.getKind().name())));
    }
}
