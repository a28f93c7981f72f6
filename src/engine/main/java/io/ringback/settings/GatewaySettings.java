package io.ringback.settings;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One system whose own events become call events.
 *
 * @param name what its URL ends in, and its gatewayId
 * @param system a mapping that comes with Ringback, or a file's path
 * @param auth how it shows that events are its own; null as its mapping says
 * @param secretFile the secrets that it shows that with, one a line; null when there are none
 * @param header where signature or secret is; null as its mapping says
 * @param agents how it writes agents, as patterns whose group is the agent's id; empty as its mapping says
 * @param pool of its agents
 * @param region ISO 3166-1 alpha-2, where its agents dial; null for the pool's
 * @param closeWithCall whether a session is over with its calls; null as its mapping says
 * @param topic a topic of the system's own to follow; null when its events come over HTTP alone
 */
public record GatewaySettings(
        String name,
        String system,
        @Nullable GatewayAuth auth,
        @Nullable Path secretFile,
        @Nullable String header,
        List<Pattern> agents,
        String pool,
        @Nullable String region,
        @Nullable Boolean closeWithCall,
        @Nullable String topic) {
    public GatewaySettings {
        agents = List.copyOf(agents);
    }

    static Map<String, GatewaySettings> all(Values values) {
        Map<String, GatewaySettings> gateways = new LinkedHashMap<>();
        values.get(GatewayReference.GATEWAYS).forEach(name -> gateways.put(name, of(values, name)));
        return Collections.unmodifiableMap(gateways);
    }

    static GatewaySettings of(Values values, String name) {
        return new GatewaySettings(
                name,
                values.get(GatewayReference.SYSTEM, name),
                values.get(GatewayReference.AUTH, name).orElse(null),
                values.get(GatewayReference.SECRET_FILE, name).orElse(null),
                values.get(GatewayReference.HEADER, name).orElse(null),
                values.get(GatewayReference.AGENTS, name),
                values.get(GatewayReference.POOL, name),
                values.get(GatewayReference.REGION, name).orElse(null),
                values.get(GatewayReference.CLOSE_WITH_CALL, name).orElse(null),
                values.get(GatewayReference.TOPIC, name).orElse(null));
    }
}
