package io.ringback.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Who is given what in docker-compose.yml: a role its own password, and the way past all rules to nobody who serves. */
final class ComposeTest {
    private static final Set<String> BROKERS = Set.of("kafka-1", "kafka-2", "kafka-3");

    private final Map<String, Object> services = map(read().get("services"));

    @Test
    void eachFolderOfPasswordsIsMountedByWhoNeedsItAndNobodyElse() {
        assertThat(mountedBy("access-setup")).containsExactly("passwords", "topics");
        assertThat(mountedBy("access-pipeline")).containsExactly("passwords", "ringback-1", "ringback-2");
        assertThat(mountedBy("access-console")).containsExactly("console", "passwords");
        assertThat(mountedBy("access-gateway")).containsExactly("gateway", "passwords");
        assertThat(mountedBy("access-viewer")).containsExactly("passwords", "ui");
        assertThat(mountedBy("access-token"))
                .containsExactly("console", "gateway", "passwords", "prometheus", "ringback-1", "ringback-2");
    }

    @Test
    void nobodyWhoServesIsInTheNetworkOfTheBrokers() {
        Set<String> inside = services.keySet().stream()
                .filter(service -> networks(service).contains("brokers"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(inside).containsExactly("kafka-1", "kafka-2", "kafka-3", "schemas", "topics");
        assertThat(networks("topics")).containsExactly("brokers");
        assertThat(String.valueOf(map(services.get("schemas")).get("entrypoint")))
                .contains("ringback topics apply");
    }

    @Test
    void whoIsToldOfTheRegistryReachesIt() {
        assertThat(services.keySet())
                .filteredOn(service -> environment(service).contains("RINGBACK_REGISTRY_URL=${"))
                .hasSizeGreaterThan(3)
                .allMatch(service -> networks(service).containsAll(networks("registry")));
    }

    @Test
    void whatAsksForNoPasswordListensInTheNetworkOfTheBrokersAlone() {
        for (String broker : BROKERS) {
            Map<String, Object> networks = map(map(services.get(broker)).get("networks"));
            String inside = broker.replace("kafka", "broker");
            assertThat(map(networks.get("brokers"))).containsEntry("aliases", List.of(inside));
            assertThat(map(networks.get("clients"))).containsEntry("aliases", List.of(broker));
            assertThat(listeners(broker))
                    .filteredOn(listener -> !listener.startsWith("CLIENT:"))
                    .hasSize(3)
                    .allMatch(listener -> listener.matches("[A-Z]+://" + inside + ":[0-9]+"));
        }
    }

    private Stream<String> listeners(String broker) {
        Object text = map(map(services.get(broker)).get("environment")).get("KAFKA_LISTENERS");
        return Stream.of(String.valueOf(text).split(",", -1));
    }

    private Set<String> mountedBy(String volume) {
        return services.keySet().stream()
                .filter(service -> list(map(services.get(service)).get("volumes")).stream()
                        .anyMatch(mount -> mount.toString().startsWith(volume + ":")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> networks(String service) {
        Object networks = map(services.get(service)).get("networks");
        Collection<?> names = networks instanceof Map<?, ?> named ? named.keySet() : list(networks);
        return names.stream().map(Object::toString).toList();
    }

    private String environment(String service) {
        return String.valueOf(map(services.get(service)).get("environment"));
    }

    private static Map<String, Object> read() {
        try {
            String text = Files.readString(Path.of("docker-compose.yml"));
            return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Collection<?> list(@Nullable Object value) {
        return value instanceof Collection<?> some ? some : List.of();
    }

    @SuppressWarnings("unchecked") // what YAML calls a mapping
    private static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }
}
