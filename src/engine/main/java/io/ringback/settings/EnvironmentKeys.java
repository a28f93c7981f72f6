package io.ringback.settings;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which setting a {@code RINGBACK_…} variable means: the one with the same letters and digits, whatever its dots and
 * dashes are. What is handed on to Kafka has no such list: there {@code _} is a dot, {@code __} a dash.
 */
final class EnvironmentKeys {
    static final String LOG_FORMAT = "RINGBACK_LOG_FORMAT";

    static final String LOG_LEVEL = "RINGBACK_LOG_LEVEL";

    static final String PREFIX = "RINGBACK_";

    /** What Kubernetes puts into every container for a Service whose name begins with "ringback". */
    private static final Pattern SERVICE_LINK =
            Pattern.compile("RINGBACK_(.*_)?(SERVICE_(HOST|PORT(_.*)?)|PORT_[0-9]+_(TCP|UDP|SCTP)(_.*)?)");

    private static final Pattern SERVICE_URL = Pattern.compile("(tcp|udp|sctp)://.*");

    /** Logging begins before settings are read: logback.xml reads these. */
    private static final Set<String> LOGGING = Set.of(LOG_LEVEL, LOG_FORMAT);

    private EnvironmentKeys() {}

    /** An empty variable is not given: compose files pass those on. */
    static boolean isSetting(Map.Entry<String, String> variable) {
        return variable.getKey().startsWith(PREFIX)
                && !LOGGING.contains(variable.getKey())
                && !variable.getValue().isBlank()
                && !SERVICE_LINK.matcher(variable.getKey()).matches()
                && !SERVICE_URL.matcher(variable.getValue()).matches();
    }

    /** The key that the variable means; empty when no key, or more than one, is written like it. */
    static Optional<String> keyOf(String variable, Collection<String> known) {
        String bare = bare(variable.substring(PREFIX.length()));
        List<String> matching =
                known.stream().filter(key -> bare(key).equals(bare)).distinct().toList();
        return matching.size() == 1 ? Optional.of(matching.get(0)) : passedThrough(variable);
    }

    /** The variable that this one was probably meant to be. */
    static Optional<String> forTypo(String variable, Collection<String> known) {
        return Suggestion.forTypo(
                variable, known.stream().map(EnvironmentKeys::variable).toList());
    }

    private static String variable(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    private static Optional<String> passedThrough(String variable) {
        String key = variable.substring(PREFIX.length())
                .toLowerCase(Locale.ROOT)
                .replace("__", "-")
                .replace('_', '.');
        return Optional.of(key).filter(PassThrough::matches);
    }

    private static String bare(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
