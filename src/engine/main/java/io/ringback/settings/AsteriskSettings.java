package io.ringback.settings;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How to reach one Asterisk, and which of its endpoints are whose.
 *
 * @param url where its REST interface (ARI) is
 * @param passwordFile null when there is none
 * @param name tells this Asterisk's calls from another's
 * @param agents endpoints that are agents' phones; the agent's id is the pattern's group
 * @param trunks endpoints that lead outside; a trunk is no agent's phone even if an agents' pattern matches
 * @param fallbackContext the dialplan context in which the fallback's number is dialled
 * @param pool the pool of its agents
 * @param region ISO 3166-1 alpha-2, where its agents dial; null: where the pool's do
 * @param listen where the dialplan asks
 * @param grant endpoints that may listen in to an emergency call
 */
public record AsteriskSettings(
        URI url,
        String user,
        @Nullable Path passwordFile,
        String name,
        List<Pattern> agents,
        List<Pattern> trunks,
        String fallbackContext,
        String pool,
        @Nullable String region,
        InetSocketAddress listen,
        List<Pattern> grant) {
    public AsteriskSettings {
        agents = List.copyOf(agents);
        trunks = List.copyOf(trunks);
        grant = List.copyOf(grant);
    }

    static AsteriskSettings of(Values values) {
        return new AsteriskSettings(
                values.get(AsteriskReference.URL),
                values.get(AsteriskReference.USER),
                values.get(AsteriskReference.PASSWORD_FILE).orElse(null),
                values.get(AsteriskReference.NAME),
                values.get(AsteriskReference.AGENTS),
                values.get(AsteriskReference.TRUNKS),
                values.get(AsteriskReference.FALLBACK_CONTEXT),
                values.get(AsteriskReference.POOL),
                values.get(AsteriskReference.REGION).orElse(null),
                values.get(AsteriskReference.LISTEN),
                values.get(AsteriskReference.GRANT));
    }
}
