package io.ringback.settings;

import io.ringback.registry.RegistryFraming;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What Kafka's clients are made with: the brokers, what the operator hands on to them, a registry's framing. */
record ClientSettings(Values values, Map<String, String> passedThrough) {
    private static final String INTERCEPTORS = "interceptor.classes";

    ClientSettings {
        passedThrough = Map.copyOf(passedThrough);
    }

    /** Of any client that is no role's. */
    Map<String, Object> common() {
        Map<String, Object> client =
                new TreeMap<>(Map.of("bootstrap.servers", values.get(DeploymentReference.BOOTSTRAP_SERVERS)));
        client.putAll(PassThrough.under(PassThrough.KAFKA, passedThrough));
        return framed(client);
    }

    /** {@link #common()} with the role's own on top. */
    Map<String, Object> of(Role role) {
        Map<String, Object> client = common();
        client.putAll(PassThrough.under(PassThrough.of(role), passedThrough));
        return framed(client);
    }

    /** Of Kafka Streams itself. */
    Map<String, Object> streams() {
        return PassThrough.under(PassThrough.STREAMS, passedThrough);
    }

    /**
     * Where there is a registry, every client takes its framing off and puts it on, besides what the operator asks for.
     */
    private Map<String, Object> framed(Map<String, Object> client) {
        values.get(OutputReference.REGISTRY_URL).ifPresent(url -> {
            Set<String> interceptors = new LinkedHashSet<>();
            String given = String.valueOf(client.getOrDefault(INTERCEPTORS, ""));
            interceptors.addAll(List.of(given.isEmpty() ? new String[0] : given.split(",", -1)));
            interceptors.add(RegistryFraming.class.getName());
            client.put(INTERCEPTORS, String.join(",", interceptors));
            client.put(RegistryFraming.URL, url.toString());
            client.put(RegistryFraming.FILE, OutputReference.schemaIds(values).toString());
        });
        return client;
    }

    /** The keys alone: values may be passwords. */
    @Override
    public String toString() {
        return passedThrough.keySet().toString();
    }
}
