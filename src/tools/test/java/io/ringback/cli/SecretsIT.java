package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A password is in the file that it was given in and nowhere else: in no help, plan, log or complaint. */
@Timeout(600)
@Tag("long")
class SecretsIT {
    private static final String KEY_PASSWORD = "hQ6yD4keystore";

    @TempDir
    static Path folder;

    @TempDir
    static Path logs;

    @AutoClose
    private static SecuredCluster cluster;

    @BeforeAll
    static void startBroker() throws Exception {
        cluster = SecuredCluster.start(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run --help",
                "prove-privacy --help",
                "topics plan",
                "topics plan --commands --set topic.prefix=other.",
                "access plan",
                "access plan --commands --set topic.prefix=other.",
                "pool add +12025550190",
                "topology",
                // Complaints: a misspelt setting, one that is no mechanism, a login that Kafka cannot read.
                "pool list --set kafka.sasl.mechanism=NONSENSE",
                "pool list --set kafka.security.protocol=NONSENSE",
                "pool list --set callback.leese=1",
                "pool list --set kafka.sasl.jaas.config=wX3qv9Kz7party",
                "pool list --set kafka.security.protocol=SSL --set kafka.ssl.keystore.location=/nowhere",
                "run --set kafka.sasl.jaas.config=wX3qv9Kz7party",
                "run --role desk --set streams.num.stream.threads=wrong",
            })
    void isInNothingThatACommandSays(String command) {
        for (String party : List.of("admin", "operator")) {
            Execution said =
                    cluster.as(party, (command + keystore()).split(" ")).execution();

            assertThat(said.out() + said.err())
                    .as("%s says %s", party, said.exit())
                    .isNotEmpty()
                    .doesNotContain("wX3qv9Kz7party", "aB7mT2nR5admin", KEY_PASSWORD);
        }
    }

    @Test
    void isInNoLogAtAnyLevel() throws Exception {
        for (String role : List.of("intake", "desk", "console")) {
            log(role, List.of("--role", role, "--config", cluster.config(role).toString()));
        }
        log("both", List.of("--config", cluster.together("intake", "desk").toString()));

        assertThat(logs())
                .hasSizeGreaterThan(7)
                .allSatisfy(file -> assertThat(text(file))
                        .as(file.getFileName().toString())
                        .doesNotContain(SecuredCluster.PASSWORD, KEY_PASSWORD));
        assertThat(text(logs.resolve("desk.log"))).contains(" DEBUG ", "sasl.jaas.config", "[hidden]");
    }

    /** Runs until it serves, with everything logged. */
    private static void log(String name, List<String> arguments) throws Exception {
        List<String> flags = List.of(
                "-Dlogback.configurationFile=proof-logback.xml", "-Dringback.proof.log=" + logs.resolve(name + ".log"));
        List<String> all = Stream.concat(
                        arguments.stream(),
                        Stream.of(
                                "--set",
                                "kafka.ssl.keystore.password=" + KEY_PASSWORD,
                                "--set",
                                "kafka.ssl.key.password=" + KEY_PASSWORD,
                                "--set",
                                "state.dir=" + folder.resolve("state-of-" + name)))
                .toList();
        try (RunningRingback running = RunningRingback.start(logs, flags, all)) {
            assertThat(running.said()).contains("READY");
        }
    }

    private static String keystore() {
        return " --set kafka.ssl.keystore.password=" + KEY_PASSWORD + " --set kafka.ssl.key.password=" + KEY_PASSWORD;
    }

    private static List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.walk(logs)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }
}
