package io.ringback.settings;

import static io.ringback.settings.PoolReference.POOLS;

import io.ringback.settings.RawSettings.Value;
import io.ringback.wire.OutputFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Turns what was given into values, and collects every error on the way instead of stopping at the first. */
final class SettingsLoader {
    static final String DEFAULT_POOL = "default";

    private final List<String> errors = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, String> passedThrough = new TreeMap<>();
    private final Map<String, Shown> shown = new LinkedHashMap<>();

    /**
     * Loads everything.
     *
     * @throws InvalidSettingsException with all errors
     */
    static Settings load(SettingSources sources) {
        SettingsLoader loader = new SettingsLoader();
        Set<String> pools = loader.read(new RawSettings(sources, loader.errors));
        if (!loader.errors.isEmpty()) {
            throw new InvalidSettingsException(List.copyOf(new TreeSet<>(loader.errors)));
        }
        return new Settings(loader.values, pools, loader.passedThrough, loader.shown);
    }

    /** The pools come first: they decide which keys there are. */
    private Set<String> read(RawSettings given) {
        Set<String> pools = new LinkedHashSet<>(value(POOLS, POOLS.key(), given.byKey(List.of(POOLS.key()), false)));
        pools.add(DEFAULT_POOL);
        Setting<Set<String>> named = GatewayReference.GATEWAYS;
        Set<String> gateways = value(named, named.key(), given.byKey(List.of(named.key()), false));
        Map<String, Setting<?>> known = keys(pools, gateways);
        Map<String, Value> byKey = given.byKey(List.copyOf(known.keySet()), true);
        profile(given).forEach(byKey::putIfAbsent);
        known.forEach((key, setting) -> shown.put(key, Shown.of(setting, byKey.get(key))));
        known.forEach((key, setting) -> values.put(key, value(setting, key, byKey)));
        byKey.forEach((key, value) -> keepOrRefuse(key, value, known));
        checkTogether();
        gateways.forEach(this::checkGateway);
        return pools;
    }

    private Map<String, Value> profile(RawSettings given) {
        Setting<Profile> named = DeploymentReference.PROFILE;
        Profile profile = value(named, named.key(), given.byKey(List.of(named.key()), false));
        Map<String, Value> chosen = new TreeMap<>();
        profile.settings().forEach((key, text) -> chosen.put(key, new Value(text, "profile " + profile.word())));
        return chosen;
    }

    private static Map<String, Setting<?>> keys(Set<String> pools, Set<String> gateways) {
        Map<String, Setting<?>> keys = new LinkedHashMap<>();
        for (Setting<?> setting : SettingsReference.all()) {
            if (setting.isPerPool()) {
                pools.forEach(pool -> keys.put(setting.keyFor(pool), setting));
            } else if (setting.isPerGateway()) {
                gateways.forEach(gateway -> keys.put(setting.keyFor(gateway), setting));
            } else {
                keys.put(setting.key(), setting);
            }
        }
        return keys;
    }

    /** The default stands in for a wrong value, so that reading can go on to the next error. */
    private <T> T value(Setting<T> setting, String key, Map<String, Value> given) {
        Value value = given.get(key);
        if (value == null) {
            return setting.defaultValue();
        }
        try {
            return setting.parser().parse(value.text());
        } catch (IllegalArgumentException e) {
            errors.add(wrong(setting, key, value, e));
            return setting.defaultValue();
        }
    }

    private static String wrong(Setting<?> setting, String key, Value value, IllegalArgumentException why) {
        String which = why.getMessage() != null && why.getMessage().startsWith("entry ") ? ", " + why.getMessage() : "";
        String found = setting.sensitive() ? "" : ", not '" + value.text() + "'";
        return key + which + ": must be " + setting.takes() + found + " (" + value.origin() + ")";
    }

    private void keepOrRefuse(String key, Value value, Map<String, Setting<?>> known) {
        if (PassThrough.leaks(key)) {
            errors.add(
                    key + ": refused, records of calls would be copied or logged; what cannot be used goes to rejects"
                            + " (" + value.origin() + ")");
        } else if (PassThrough.matches(key)) {
            passedThrough.put(key, value.text());
            shown.put(key, new Shown(Shown.HIDDEN, value.origin()));
        } else if (!known.containsKey(key)) {
            String meant = Suggestion.forTypo(key, known.keySet())
                    .map(near -> "; did you mean " + near + "?")
                    .orElse(unlisted(key));
            errors.add(key + ": no such setting" + meant + " (" + value.origin() + ")");
        }
    }

    private static String unlisted(String key) {
        if (key.startsWith("pools.")) {
            return "; a pool must be listed in pools";
        }
        return key.startsWith("gateway.") ? "; a gateway must be listed in gateways" : "";
    }

    private void checkPair(Setting<? extends Optional<?>> one, Setting<? extends Optional<?>> needed) {
        if (!Optional.empty().equals(values.get(one.key())) && Optional.empty().equals(values.get(needed.key()))) {
            errors.add(needed.key() + ": is needed with " + one.key());
        }
    }

    private void checkTogether() {
        checkPorts();
        Object callers = values.get(CallbackReference.TRUSTED_CALLERS.key());
        if (values.get(CallbackReference.TRUST.key()) == Trust.LISTED
                && Set.of().equals(callers)) {
            errors.add(CallbackReference.TRUSTED_CALLERS.key()
                    + ": must name a caller when callback.trust=listed, or no responder can call back");
        }
        if (values.get(OutputReference.FORMAT.key()) == OutputFormat.AVRO_REGISTRY
                && Optional.empty().equals(values.get(OutputReference.REGISTRY_URL.key()))) {
            errors.add(OutputReference.REGISTRY_URL.key() + ": is needed with output.format=avro-registry");
        }
        if (Boolean.TRUE.equals(values.get(ConsoleReference.TRACES.key()))
                && Optional.empty().equals(values.get(ConsoleReference.COLLECTOR.key()))) {
            errors.add(ConsoleReference.COLLECTOR.key() + ": is needed with telemetry.otlp.traces=true");
        }
        checkPair(NoticeReference.SMTP_URL, NoticeReference.SMTP_FROM);
        checkPair(GatewayReference.KEY_STORE, GatewayReference.KEY_STORE_PASSWORD_FILE);
        checkPair(NoticeReference.ACK_URL, NoticeReference.ACK_SECRET_FILE);
    }

    /** Its pool need not be in the settings: one may be made at run time. */
    private void checkGateway(String name) {
        String system = GatewayReference.SYSTEM.keyFor(name);
        if ("".equals(values.get(system))) {
            errors.add(system + ": is needed with a gateway in gateways");
        }
    }

    private void checkPorts() {
        Object port = values.get(ConsoleReference.PORT.key());
        Object probes = values.get(ConsoleReference.PROBES_PORT.key());
        boolean noneNext =
                Integer.valueOf(65_535).equals(port) && Optional.empty().equals(probes);
        boolean same =
                !Integer.valueOf(0).equals(port) && Optional.ofNullable(port).equals(probes);
        if (noneNext || same) {
            errors.add(ConsoleReference.PROBES_PORT.key() + ": must be another port than http.port, " + port);
        }
    }
}
