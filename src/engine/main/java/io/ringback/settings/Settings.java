package io.ringback.settings;

import io.ringback.registry.RegistryFraming;
import io.ringback.registry.SchemaRegistry;
import io.ringback.wire.OutputFormat;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the operator chose, valid and immutable. */
public final class Settings {
    private static final String INTERCEPTORS = "interceptor.classes";

    private final Map<String, Object> values;
    private final Map<String, String> passedThrough;
    private final Map<String, Shown> shown;
    private final Map<String, PoolSettings> pools;
    private final PoolSettings defaultPool;

    Settings(
            Map<String, Object> values,
            Set<String> pools,
            Map<String, String> passedThrough,
            Map<String, Shown> shown) {
        this.values = Map.copyOf(values);
        this.passedThrough = Map.copyOf(passedThrough);
        this.shown = Collections.unmodifiableMap(new LinkedHashMap<>(shown));
        Map<String, PoolSettings> byName = new LinkedHashMap<>();
        pools.forEach(name -> byName.put(name, poolNamed(name)));
        this.defaultPool = poolNamed(SettingsLoader.DEFAULT_POOL);
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

    /** Whether anybody chose a port for the console: then somebody expects it there. */
    public boolean isHttpPortGiven() {
        return shown.getOrDefault(SettingsReference.HTTP_PORT.key(), new Shown("", "default"))
                .isGiven();
    }

    /** {@code host:port}, comma-separated. */
    public String bootstrapServers() {
        return get(SettingsReference.BOOTSTRAP_SERVERS);
    }

    /** What every topic's name begins with. */
    public String topicPrefix() {
        return get(SettingsReference.TOPIC_PREFIX);
    }

    /** Whether missing topics are created at start. */
    public boolean createTopics() {
        return get(SettingsReference.CREATE_TOPICS);
    }

    /** Without the {@code -intake}, {@code -desk} or {@code -notify} that the applications add. */
    public String applicationId() {
        return get(SettingsReference.APPLICATION_ID);
    }

    /** By name, in the order given; {@code default} is always among them. */
    public Map<String, PoolSettings> pools() {
        return pools;
    }

    /** The pool of this name, or {@code default} when none is configured or named (R16). */
    public PoolSettings pool(@Nullable String name) {
        return name == null ? defaultPool : pools.getOrDefault(name, defaultPool);
    }

    /** Where calls of a pool go that reach nobody, by the pool's name; of those pools that have such a place of their own. */
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
        return get(SettingsReference.LEASE);
    }

    /** The rest of a number after a lease (R7). */
    public Duration quarantine() {
        return get(SettingsReference.QUARANTINE);
    }

    /** How much longer a lease lasts after a leg that ended past it (R8). */
    public Duration overrunGrace() {
        return get(SettingsReference.OVERRUN_GRACE);
    }

    /** How long a lease lasts at least after the last leg (R19). */
    public Duration minAfterCall() {
        return get(SettingsReference.MIN_AFTER_CALL);
    }

    /** Who may call back directly (R17). */
    public Trust trust() {
        return get(SettingsReference.TRUST);
    }

    /** In E.164; empty unless trust is listed. */
    public Set<String> trustedCallers() {
        return get(SettingsReference.TRUSTED_CALLERS);
    }

    /** A second or more. */
    public Duration noAnswer() {
        return get(SettingsReference.NO_ANSWER);
    }

    /** The security desk, E.164 or a URI; null when none is set. */
    public @Nullable String fallbackDestination() {
        return get(SettingsReference.FALLBACK_DESTINATION).orElse(null);
    }

    /** ISO 3166-1 alpha-2. */
    public String emergencyRegion() {
        return get(SettingsReference.EMERGENCY_REGION);
    }

    /** Emergency numbers besides a region's own. */
    public Set<RegionNumber> emergencyNumbers() {
        return get(SettingsReference.EMERGENCY_NUMBERS);
    }

    /** Emergency numbers of a region that are none here (R23); {@link #emergencyNumbers()} counts more. */
    public Set<RegionNumber> notEmergencyNumbers() {
        return get(SettingsReference.NOT_EMERGENCY_NUMBERS);
    }

    /** Numbers that read the callback number back (R13). */
    public Set<RegionNumber> testNumbers() {
        return get(SettingsReference.TEST_NUMBERS);
    }

    /** What an inbound call to an emergency number is (R16). */
    public EmergencyInbound emergencyInbound() {
        return get(SettingsReference.EMERGENCY_INBOUND);
    }

    /** What a device must refuse while an emergency call is up. */
    public Set<Operation> restrictedOperations() {
        return get(SettingsReference.RESTRICTED_OPERATIONS);
    }

    /** The base statuses in which an agent is signed out (R24). */
    public Set<String> signedOut() {
        return get(SettingsReference.SIGNED_OUT);
    }

    /** How often a gateway sends a KEEPALIVE unless its events say (R4). */
    public Duration legKeepalive() {
        return get(SettingsReference.LEG_KEEPALIVE);
    }

    /** Callbacks a minute to one number, before unknown callers go to the fallback (R25). */
    public int callbackBurst() {
        return get(SettingsReference.CALLBACK_BURST);
    }

    /** Sessions that a pool remembers (R25). */
    public int poolMaxSessions() {
        return get(SettingsReference.POOL_MAX_SESSIONS);
    }

    /** How contacts are told of notices (R29). */
    public NoticeSettings notice() {
        return new NoticeSettings(
                get(SettingsReference.NOTICE_ESCALATE_AFTER),
                get(SettingsReference.NOTICE_RETRY_FOR),
                get(SettingsReference.NOTICE_SMTP_URL).orElse(null),
                get(SettingsReference.NOTICE_SMTP_FROM).orElse(null),
                get(SettingsReference.NOTICE_WEBHOOK_SECRET_FILE).orElse(null),
                get(SettingsReference.NOTICE_ALLOW_PRIVATE),
                get(SettingsReference.NOTICE_ACK_URL).orElse(null),
                get(SettingsReference.NOTICE_ACK_SECRET_FILE).orElse(null));
    }

    /** Whether intake deletes call events that it has handled. */
    public boolean purgeCallEvents() {
        return get(SettingsReference.PURGE_CALL_EVENTS);
    }

    /** How outputs are written. */
    public OutputFormat outputFormat() {
        return get(SettingsReference.OUTPUT_FORMAT);
    }

    /** What the headers of outputs say. */
    public OutputHeaders outputHeaders() {
        return get(SettingsReference.OUTPUT_HEADERS);
    }

    /** The registry whose framing values may have; null when there is none. */
    public @Nullable SchemaRegistry registry() {
        return get(SettingsReference.REGISTRY_URL)
                .map(url -> SchemaRegistry.at(url, schemaIds()))
                .orElse(null);
    }

    /** Who gets figures by OTLP, without a slash at its end; null for nobody. */
    public @Nullable URI collector() {
        return get(SettingsReference.COLLECTOR)
                .map(url -> URI.create(url.toString().replaceAll("/+$", "")))
                .orElse(null);
    }

    /** Whether the console sends traces there. */
    public boolean traces() {
        return get(SettingsReference.TRACES);
    }

    /** The address that the console listens on. */
    public String httpHost() {
        return get(SettingsReference.HTTP_HOST);
    }

    /** 0 takes any free port. */
    public int httpPort() {
        return get(SettingsReference.HTTP_PORT);
    }

    /** The file with the console's token; null when none is set. */
    public @Nullable Path httpTokenFile() {
        return get(SettingsReference.HTTP_TOKEN_FILE).orElse(null);
    }

    /** Whether health and metrics are served without the console, too. */
    public boolean httpProbes() {
        return get(SettingsReference.HTTP_PROBES);
    }

    /** Whether the port for health alone was named, so that something must answer there. */
    public boolean isHttpProbesPortGiven() {
        return get(SettingsReference.HTTP_PROBES_PORT).isPresent();
    }

    /** Where health alone is asked for; 0 takes any free port, and so it does when {@link #httpPort} does. */
    public int httpProbesPort() {
        return get(SettingsReference.HTTP_PROBES_PORT).orElseGet(() -> httpPort() == 0 ? 0 : httpPort() + 1);
    }

    /** The console's token itself, when it was given as a setting; null when not. */
    public @Nullable String httpToken() {
        return get(SettingsReference.HTTP_TOKEN).orElse(null);
    }

    /** Where Kafka Streams keeps its stores. */
    public Path stateDir() {
        return get(SettingsReference.STATE_DIR);
    }

    /** How to reach an Asterisk, and what is whose there ({@code asterisk.*}). */
    public AsteriskSettings asterisk() {
        return new AsteriskSettings(
                get(AsteriskReference.URL),
                get(AsteriskReference.USER),
                get(AsteriskReference.PASSWORD_FILE).orElse(null),
                get(AsteriskReference.NAME),
                get(AsteriskReference.AGENTS),
                get(AsteriskReference.TRUNKS),
                get(AsteriskReference.FALLBACK_CONTEXT),
                get(AsteriskReference.POOL),
                get(AsteriskReference.REGION).orElse(null),
                get(AsteriskReference.LISTEN),
                get(AsteriskReference.GRANT));
    }

    /** The systems whose own events the role gateway takes, by the name that their URLs end in. */
    public Map<String, GatewaySettings> gateways() {
        Map<String, GatewaySettings> gateways = new LinkedHashMap<>();
        get(GatewayReference.GATEWAYS).forEach(name -> gateways.put(name, gatewayNamed(name)));
        return Collections.unmodifiableMap(gateways);
    }

    /** Where the role gateway is reached ({@code gateway.*}). */
    public GatewayAddress gatewayAddress() {
        return new GatewayAddress(
                get(GatewayReference.LISTEN),
                get(GatewayReference.URL).orElse(null),
                get(GatewayReference.KEY_STORE).orElse(null),
                get(GatewayReference.KEY_STORE_PASSWORD_FILE).orElse(null));
    }

    /** Whether the role gateway answers where a call goes, too. */
    public boolean gatewayRoutes() {
        return get(GatewayReference.ROUTES);
    }

    /** How long after its last call a session closes by itself, where a pool does not say (R3). */
    Optional<Duration> closeAfterCall() {
        return get(SettingsReference.CLOSE_AFTER_CALL);
    }

    /** Client settings for anything that is no role's: the bootstrap servers and {@code kafka.*}. */
    public Map<String, Object> kafka() {
        Map<String, Object> client = new TreeMap<>(Map.of("bootstrap.servers", bootstrapServers()));
        client.putAll(PassThrough.under(PassThrough.KAFKA, passedThrough));
        return framed(client);
    }

    /** {@link #kafka()} with the role's own on top. */
    public Map<String, Object> kafka(Role role) {
        Map<String, Object> client = kafka();
        client.putAll(PassThrough.under(PassThrough.of(role), passedThrough));
        return framed(client);
    }

    /** {@code streams.*}: settings of Kafka Streams for both applications, which win over Ringback's own choices. */
    public Map<String, Object> streams() {
        return PassThrough.under(PassThrough.STREAMS, passedThrough);
    }

    /** Every setting that may be shown; of what is handed on to Kafka the keys alone, since values may be passwords. */
    @Override
    public String toString() {
        Map<String, Object> shown = new TreeMap<>(values);
        shown.keySet()
                .removeAll(SettingsReference.all().stream()
                        .filter(Setting::sensitive)
                        .map(Setting::key)
                        .toList());
        passedThrough.keySet().forEach(key -> shown.put(key, "(hidden)"));
        return "Settings" + shown;
    }

    /** Where there is a registry, its framing is taken off and put on by every client, besides what the operator asks for. */
    private Map<String, Object> framed(Map<String, Object> client) {
        get(SettingsReference.REGISTRY_URL).ifPresent(url -> {
            Set<String> interceptors = new LinkedHashSet<>();
            String given = String.valueOf(client.getOrDefault(INTERCEPTORS, ""));
            interceptors.addAll(List.of(given.isEmpty() ? new String[0] : given.split(",", -1)));
            interceptors.add(RegistryFraming.class.getName());
            client.put(INTERCEPTORS, String.join(",", interceptors));
            client.put(RegistryFraming.URL, url.toString());
            client.put(RegistryFraming.FILE, schemaIds().toString());
        });
        return client;
    }

    private Path schemaIds() {
        return stateDir().resolve("schema-ids.json");
    }

    private GatewaySettings gatewayNamed(String name) {
        return new GatewaySettings(
                name,
                get(GatewayReference.SYSTEM, name),
                get(GatewayReference.AUTH, name).orElse(null),
                get(GatewayReference.SECRET_FILE, name).orElse(null),
                get(GatewayReference.HEADER, name).orElse(null),
                get(GatewayReference.AGENTS, name),
                get(GatewayReference.POOL, name),
                get(GatewayReference.REGION, name).orElse(null),
                get(GatewayReference.CLOSE_WITH_CALL, name).orElse(null),
                get(GatewayReference.TOPIC, name).orElse(null));
    }

    private PoolSettings poolNamed(String name) {
        String region = get(SettingsReference.POOL_REGION, name).orElseGet(this::emergencyRegion);
        @Nullable String fallback = get(SettingsReference.POOL_FALLBACK, name).orElseGet(() -> "");
        return new PoolSettings(
                name,
                region,
                fallback.isEmpty() ? fallbackDestination() : fallback,
                get(SettingsReference.POOL_LOW, name),
                get(SettingsReference.POOL_CLOSE_AFTER_CALL, name)
                        .or(this::closeAfterCall)
                        .orElse(null),
                new PoolDialling(
                        get(SettingsReference.POOL_OUTSIDE_LINE, name),
                        get(SettingsReference.POOL_NOT_EMERGENCY, name)));
    }

    private <T> T get(Setting<T> setting) {
        return at(setting.key());
    }

    private <T> T get(Setting<T> setting, String pool) {
        return at(setting.keyFor(pool));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // the loader filled every key
    private <T> T at(String key) {
        return (T) values.get(key);
    }
}
