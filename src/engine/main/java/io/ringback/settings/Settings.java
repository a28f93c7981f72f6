package io.ringback.settings;

import io.ringback.registry.SchemaRegistry;
import io.ringback.wire.OutputFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the operator chose, valid and immutable. */
public final class Settings {
    private final Values values;
    private final ClientSettings clients;
    private final Map<String, Shown> shown;
    private final Map<String, PoolSettings> pools;
    private final PoolSettings defaultPool;

    Settings(
            Map<String, Object> values,
            Set<String> pools,
            Map<String, String> passedThrough,
            Map<String, Shown> shown) {
        this.values = new Values(values);
        this.clients = new ClientSettings(this.values, passedThrough);
        this.shown = Collections.unmodifiableMap(new LinkedHashMap<>(shown));
        Map<String, PoolSettings> byName = new LinkedHashMap<>();
        pools.forEach(name -> byName.put(name, PoolSettings.of(this.values, name)));
        this.defaultPool = PoolSettings.of(this.values, SettingsLoader.DEFAULT_POOL);
        this.pools = Collections.unmodifiableMap(byName);
    }

    /**
     * Reads the sources, a later one winning.
     *
     * @throws InvalidSettingsException with everything that is wrong
     */
    public static Settings load(SettingSources sources) {
        return SettingsLoader.load(sources);
    }

    /** Every setting by its key, as a person may see it, with where it comes from. */
    public Map<String, Shown> shown() {
        return shown;
    }

    /** {@code host:port}, comma-separated. */
    public String bootstrapServers() {
        return get(DeploymentReference.BOOTSTRAP_SERVERS);
    }

    /** What every topic's name begins with. */
    public String topicPrefix() {
        return get(DeploymentReference.TOPIC_PREFIX);
    }

    /** Whether missing topics are created at start. */
    public boolean createTopics() {
        return get(DeploymentReference.CREATE_TOPICS);
    }

    /** Without the {@code -intake}, {@code -desk} or {@code -notify} that the applications add. */
    public String applicationId() {
        return get(DeploymentReference.APPLICATION_ID);
    }

    /** By name, in the order given; {@code default} is always among them. */
    public Map<String, PoolSettings> pools() {
        return pools;
    }

    /** The pool of this name, or {@code default} when none is configured or named (R16). */
    public PoolSettings pool(@Nullable String name) {
        return name == null ? defaultPool : pools.getOrDefault(name, defaultPool);
    }

    /**
     * Where a pool's calls go that reach nobody, by the pool's name, for each pool that has such a place of its own.
     */
    public Map<String, String> poolFallbacks() {
        Map<String, String> fallbacks = new LinkedHashMap<>();
        pools.forEach((name, pool) -> {
            @Nullable String fallback = pool.fallback();
            if (fallback != null) {
                fallbacks.put(name, fallback);
            }
        });
        return Collections.unmodifiableMap(fallbacks);
    }

    /** Longer than zero (R1). */
    public Duration lease() {
        return get(CallbackReference.LEASE);
    }

    /** The rest of a number after a lease (R7). */
    public Duration quarantine() {
        return get(CallbackReference.QUARANTINE);
    }

    /** How much longer a lease lasts after a leg that ended past it (R8). */
    public Duration overrunGrace() {
        return get(CallbackReference.OVERRUN_GRACE);
    }

    /** How long a lease lasts at least after the last leg (R19). */
    public Duration minAfterCall() {
        return get(CallbackReference.MIN_AFTER_CALL);
    }

    /** Who may call back directly (R17). */
    public Trust trust() {
        return get(CallbackReference.TRUST);
    }

    /** In E.164; empty unless trust is listed. */
    public Set<String> trustedCallers() {
        return get(CallbackReference.TRUSTED_CALLERS);
    }

    /** A second or more. */
    public Duration noAnswer() {
        return get(CallbackReference.NO_ANSWER);
    }

    /** The security desk, E.164 or a URI; null when none is set. */
    public @Nullable String fallbackDestination() {
        return get(CallbackReference.FALLBACK_DESTINATION).orElse(null);
    }

    /** What an emergency number is, and what may be done in an emergency call ({@code emergency.*}). */
    public EmergencySettings emergency() {
        return EmergencySettings.of(values);
    }

    /** The base statuses in which an agent is signed out (R24). */
    public Set<String> signedOut() {
        return get(SessionReference.SIGNED_OUT);
    }

    /** How often a gateway sends a KEEPALIVE unless its events say (R4). */
    public Duration legKeepalive() {
        return get(SessionReference.LEG_KEEPALIVE);
    }

    /** Callbacks a minute to one number, before unknown callers go to the fallback (R25). */
    public int callbackBurst() {
        return get(CallbackReference.BURST);
    }

    /** How long an absence is, after which another region may have taken over; null when none does. */
    public @Nullable Duration takeoverAfter() {
        return get(CallbackReference.TAKEOVER_AFTER).orElse(null);
    }

    /** Sessions that a pool remembers (R25). */
    public int poolMaxSessions() {
        return get(PoolReference.MAX_SESSIONS);
    }

    /** How contacts are told of notices (R29). */
    public NoticeSettings notice() {
        return NoticeSettings.of(values);
    }

    /** Whether intake deletes call events that it has handled. */
    public boolean purgeCallEvents() {
        return get(DeploymentReference.PURGE_CALL_EVENTS);
    }

    /** How outputs are written. */
    public OutputFormat outputFormat() {
        return get(OutputReference.FORMAT);
    }

    /** What the headers of outputs say. */
    public OutputHeaders outputHeaders() {
        return get(OutputReference.HEADERS);
    }

    /** The registry whose framing values may have; null when there is none. */
    public @Nullable SchemaRegistry registry() {
        return get(OutputReference.REGISTRY_URL)
                .map(url -> SchemaRegistry.at(url, OutputReference.schemaIds(values)))
                .orElse(null);
    }

    /** Where the console, health and figures are ({@code http.*}, {@code telemetry.*}). */
    public ConsoleSettings console() {
        return ConsoleSettings.of(values, shown);
    }

    /** Where Kafka Streams keeps its stores. */
    public Path stateDir() {
        return get(DeploymentReference.STATE_DIR);
    }

    /** How to reach an Asterisk, and which of its endpoints are whose ({@code asterisk.*}). */
    public AsteriskSettings asterisk() {
        return AsteriskSettings.of(values);
    }

    /** The systems whose own events the role gateway takes, by the name that their URLs end in. */
    public Map<String, GatewaySettings> gateways() {
        return GatewaySettings.all(values);
    }

    /** Where the role gateway is reached ({@code gateway.*}). */
    public GatewayAddress gatewayAddress() {
        return GatewayAddress.of(values);
    }

    /** How long after its last call a session closes by itself, where a pool does not say (R3). */
    Optional<Duration> closeAfterCall() {
        return get(SessionReference.CLOSE_AFTER_CALL);
    }

    /** Client settings for anything that is no role's: the bootstrap servers and {@code kafka.*}. */
    public Map<String, Object> kafka() {
        return clients.common();
    }

    /** {@link #kafka()} with the role's own on top. */
    public Map<String, Object> kafka(Role role) {
        return clients.of(role);
    }

    /** {@code streams.*}: settings of Kafka Streams for both applications, which win over Ringback's own choices. */
    public Map<String, Object> streams() {
        return clients.streams();
    }

    /** Every setting that may be shown; of what is handed on to Kafka the keys alone, since values may be passwords. */
    @Override
    public String toString() {
        Map<String, Object> shown = new TreeMap<>(values.byKey());
        SettingsReference.all().stream().filter(Setting::sensitive).forEach(setting -> shown.remove(setting.key()));
        clients.passedThrough().keySet().forEach(key -> shown.put(key, "(hidden)"));
        return "Settings" + shown;
    }

    private <T> T get(Setting<T> setting) {
        return values.get(setting);
    }
}
