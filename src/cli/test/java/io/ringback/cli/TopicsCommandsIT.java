package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.console.Console;
import io.ringback.console.RolesHere;
import io.ringback.embedded.EmbeddedKafka;
import io.ringback.metrics.Registry;
import io.ringback.registry.ScriptedRegistry;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code topics plan} and {@code topics apply} at a broker: what is missing, what differs, what must not shrink. */
@Timeout(600)
class TopicsCommandsIT {
    private static final int TOPICS =
            TopicCatalog.load(Settings.load(SettingSources.none())).topics().size();

    @AutoClose
    private static EmbeddedKafka kafka;

    @TempDir
    Path folder;

    @BeforeAll
    static void startBroker() {
        kafka = EmbeddedKafka.start();
    }

    @Test
    void plansAndAppliesTopics() {
        Execution plan = prefixed("plan", "topics", "plan");
        Execution commands = prefixed("plan", "topics", "plan", "--commands");
        Execution apply = prefixed("plan", "topics", "apply");
        Execution again = prefixed("plan", "topics", "plan");

        assertThat(plan.lines()).contains(TOPICS + " missing, 0 to correct, 0 cannot be changed");
        assertThat(commands.lines())
                .filteredOn(line -> !line.startsWith("#"))
                .hasSize(TOPICS)
                .allMatch(line -> line.startsWith("kafka-topics.sh"));
        assertThat(apply.lines()).contains("created " + TOPICS + ", corrected 0");
        assertThat(plan.exit()).as("drift").isEqualTo(2);
        assertThat(plan.lines().get(0)).contains("callback.lease=PT1H", "no console answers");
        assertThat(again.exit()).isZero();
        assertThat(again.lines()).contains("all topics are as they should be");
    }

    @Test
    void registersEachTopicsSchemaWhereItMakesTheTopics() throws Exception {
        try (ScriptedRegistry registry = ScriptedRegistry.start()) {
            String url = "registry.url=" + registry.url();

            Execution before = prefixed("registered", "topics", "plan", "--set", url);
            prefixed("registered", "topics", "apply");
            Execution schemasAlone = prefixed("registered", "topics", "plan", "--set", url);
            Execution apply = prefixed("registered", "topics", "apply", "--set", url);
            Execution after = prefixed("registered", "topics", "plan", "--set", url);

            assertThat(before.lines()).anyMatch(line -> line.contains("registered.call-events-value: not registered"));
            assertThat(schemasAlone.exit())
                    .as("topics as they should be, schemas missing")
                    .isEqualTo(2);
            assertThat(apply.exit()).isZero();
            assertThat(apply.lines()).anyMatch(line -> line.matches("registered \\d+ schemas, each FULL_TRANSITIVE"));
            assertThat(after.exit()).isZero();
            assertThat(after.lines()).noneMatch(line -> line.contains("not registered"));
        }
    }

    @Test
    void keepsRowsThatMayLiveWhenAShellHasOtherSettingsThanTheService() {
        Execution made = prefixed("drift", "topics", "apply", "--set", "callback.lease=PT60M");
        assertThat(made.complaints()).isEmpty();

        Execution refused = prefixed("drift", "topics", "apply", "--set", "callback.lease=PT15M");
        Execution plan = prefixed("drift", "topics", "plan", "--set", "callback.lease=PT60M");
        Execution shrunk = prefixed("drift", "topics", "apply", "--allow-shrink", "--set", "callback.lease=PT15M");

        assertThat(refused.exit()).as(refused.out()).isEqualTo(2);
        assertThat(refused.complaints())
                .singleElement()
                .asString()
                .contains("nothing applied", "callback.lease=PT15M", "drift.override.direct-routes", "--allow-shrink");
        assertThat(plan.lines()).contains("all topics are as they should be");
        assertThat(shrunk.exit()).isZero();
    }

    @Test
    void plansByTheRunningServicesSettings() throws Exception {
        prefixed("service", "topics", "apply", "--set", "callback.lease=90m");
        Settings settings = Settings.load(SettingSources.none()
                .with("bootstrap.servers", kafka.bootstrapServers())
                .with("topic.prefix", "service.")
                .with("callback.lease", "90m")
                .with("http.probes.port", 0)
                .with("http.port", 0));
        try (Registry registry = new Registry();
                Console console = Console.start(settings, registry, RolesHere.none())) {
            int port = URI.create(console.url()).getPort();
            Execution plan = prefixed("service", "topics", "plan", "--set", "http.port=" + port);
            Execution told =
                    prefixed("service", "topics", "plan", "--set", "http.port=" + port, "--set", "callback.lease=90m");

            assertThat(plan.exit()).as("this shell differs").isEqualTo(2);
            assertThat(plan.lines().get(0)).contains("callback.lease=PT1H30M", "the running service's");
            assertThat(plan.lines())
                    .contains(
                            "this shell has callback.lease=PT1H, the service PT1H30M",
                            "all topics are as they should be");
            assertThat(told.exit()).isZero();
        }
    }

    @Test
    void takesAProfileOfTheCommandLineForItsSettings() throws Exception {
        prefixed("profile", "topics", "apply", "--set", "profile=rfc6881");
        Settings settings = Settings.load(SettingSources.none()
                .with("bootstrap.servers", kafka.bootstrapServers())
                .with("topic.prefix", "profile.")
                .with("http.probes.port", 0)
                .with("http.port", 0));
        try (Registry registry = new Registry();
                Console console = Console.start(settings, registry, RolesHere.none())) {
            String port = "http.port=" + URI.create(console.url()).getPort();

            Execution plan = prefixed("profile", "topics", "plan", "--set", "profile=rfc6881", "--set", port);

            assertThat(plan.lines()).noneMatch(line -> line.startsWith("this shell has"));
            assertThat(plan.lines().get(0)).contains("callback.min-after-call=PT30M");
        }
    }

    @Test
    void saysThatATokensFileCannotBeRead() {
        Execution plan = prefixed("unread", "topics", "plan", "--set", "http.token-file=" + folder.resolve("none"));

        assertThat(plan.failure()).contains("http.token-file cannot be read");
    }

    @Test
    void saysWhatCreatesMissingTopics() {
        Execution failed = prefixed("none", "pool", "list");

        assertThat(failed.failure())
                .isEqualTo("ringback: missing topics: none.callback-pool, none.numbers;"
                        + " 'ringback topics apply' creates them");
    }

    private static Execution prefixed(String prefix, String... arguments) {
        return Execution.on(kafka.bootstrapServers(), Execution.prefixed(prefix, arguments));
    }
}
