package io.ringback.cli;

import io.ringback.event.PoolDefinition;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What can be said of a pool; what is not said stays as it is. */
@SuppressWarnings("UnusedVariable") // picocli reads the options
final class PoolTermsOptions {
    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "ISO 3166-1 region whose emergency numbers count, such as GB (default: emergency.region).")
    private @Nullable String region;

    @Option(
            names = "--fallback",
            paramLabel = "DESTINATION",
            description = "Where late and unanswered callbacks go, E.164 or a URI (default: fallback.destination).")
    private @Nullable String fallback;

    @Option(names = "--low", paramLabel = "N", description = "POOL_LOW when no more numbers than this are free.")
    private @Nullable Integer low;

    @Option(
            names = "--outside-line",
            split = ",",
            paramLabel = "PREFIX",
            description = "What is dialled before an outside number, such as 9. Repeatable.")
    private @Nullable List<String> outsideLine;

    @Option(
            names = "--not-emergency",
            split = ",",
            paramLabel = "NUMBER",
            description = "Numbers that are no emergency here, such as an extension 101. Repeatable.")
    private @Nullable List<String> notEmergency;

    @Option(
            names = "--close-after-call",
            paramLabel = "DURATION",
            description = "Sessions close by themselves so long after the last call, such as 30s.")
    private @Nullable String closeAfterCall;

    @Option(names = "--trust", paramLabel = "WHOM", description = "Who may call back directly: any or listed.")
    private @Nullable String trust;

    @Option(
            names = "--trusted-callers",
            split = ",",
            paramLabel = "NUMBER",
            description = "Callers who are trusted, in E.164 (default: callback.trusted-callers). Repeatable.")
    private @Nullable List<String> trustedCallers;

    boolean sayNothing() {
        return region == null
                && fallback == null
                && low == null
                && outsideLine == null
                && notEmergency == null
                && closeAfterCall == null
                && trust == null
                && trustedCallers == null;
    }

    PoolDefinition.Builder on(PoolDefinition.Builder pool) {
        if (region != null) {
            pool.setRegion(region.toUpperCase(Locale.ROOT));
        }
        if (fallback != null) {
            pool.setFallback(fallback.isEmpty() ? null : fallback);
        }
        if (low != null) {
            pool.setLow(low);
        }
        if (outsideLine != null) {
            pool.setOutsideLine(given(outsideLine));
        }
        if (notEmergency != null) {
            pool.setNotEmergency(given(notEmergency));
        }
        if (closeAfterCall != null) {
            pool.setCloseAfterCall(closeAfterCall.isEmpty() ? null : closeAfterCall);
        }
        if (trust != null) {
            pool.setTrust(trust.toLowerCase(Locale.ROOT));
        }
        if (trustedCallers != null) {
            pool.setTrustedCallers(given(trustedCallers));
        }
        return pool;
    }

    /** An empty entry takes what there was away. */
    private static List<String> given(List<String> entries) {
        return entries.stream().filter(entry -> !entry.isEmpty()).toList();
    }
}
