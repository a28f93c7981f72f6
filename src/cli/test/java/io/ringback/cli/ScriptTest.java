package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell script that starts the program, in a project that is built already. */
class ScriptTest {
    @TempDir
    Path temporary;

    private Path home;

    @BeforeEach
    void layOutABuiltProject() throws IOException {
        home = Files.createDirectories(temporary.resolve("a folder with spaces"));
        Files.createDirectories(home.resolve("src/cli/target/classes"));
        Files.createDirectories(home.resolve("src/tools/target/classes"));
        Files.createDirectories(home.resolve("target"));
        Files.copy(Path.of("ringback"), home.resolve("ringback"));
        executable(home.resolve("ringback"));
        Files.writeString(home.resolve("pom.xml"), "");
        Files.writeString(home.resolve("target/classpath"), System.getProperty("java.class.path"));
        Files.writeString(home.resolve("target/built"), "");
    }

    @Test
    void startsFromAnyDirectoryAndThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), home.resolve("ringback"));

        Ended ended = run(Path.of(System.getProperty("java.home")), link.toString(), "--version");

        assertThat(ended.output()).startsWith("Ringback ");
        assertThat(ended.exit()).isZero();
    }

    @Test
    void handsTheExitCodeOn() throws Exception {
        Ended ended = run(
                Path.of(System.getProperty("java.home")),
                home.resolve("ringback").toString(),
                "nonsense");

        assertThat(ended.exit()).isEqualTo(2);
    }

    @Test
    void givesEachCommandTheFlagsThatTheDistributionsScriptGives() throws IOException {
        Map<String, String> ours = flagsByCommand(Path.of("ringback"));
        Map<String, String> productions = flagsByCommand(Path.of("src/cli/dist/bin/ringback"));

        assertThat(productions).containsOnlyKeys("run");
        assertThat(ours).containsKeys("run", "bench", "demo").containsAllEntriesOf(productions);
    }

    private static Map<String, String> flagsByCommand(Path script) throws IOException {
        Map<String, String> flags = new HashMap<>();
        for (String line : Files.readAllLines(script)) {
            if (line.contains(") flags=")) {
                String[] both = line.strip().split("\\) ", 2);
                for (String command : both[0].split(" \\| ", -1)) {
                    flags.put(command, both[1]);
                }
            }
        }
        return flags;
    }

    @Test
    void refusesAnOldJavaInOneLine() throws Exception {
        Path old = temporary.resolve("old");
        Files.createDirectories(old.resolve("bin"));
        Files.writeString(old.resolve("bin/java"), "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
        executable(old.resolve("bin/java"));

        Ended ended = run(old, home.resolve("ringback").toString(), "--version");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.output())
                .isEqualTo("ringback: JDK 17 or later is needed: '" + old + "/bin/java' is version 11\n");
    }

    @Test
    void buildsOnceWhenTwoAreStartedAtOnce() throws Exception {
        Files.delete(home.resolve("target/built"));
        Path builds = temporary.resolve("builds");
        Path permission = temporary.resolve("permission");
        Path tools = standInForMaven(
                "echo built >> '" + builds + "'; until [ -f '" + permission + "' ]; do sleep 0.05; done");
        Process first = start(tools);
        await().until(() -> Files.exists(builds));
        Process second = start(tools);
        assertThat(second.errorReader().readLine()).contains("waiting for the build that process " + first.pid());

        Files.createFile(permission);

        assertThat(List.of(first.waitFor(), second.waitFor())).containsOnly(0);
        assertThat(builds).hasContent("built");
        assertThat(home.resolve("target/building-now")).doesNotExist();
    }

    @Test
    void doesNotWaitForABuilderThatWasKilled() throws Exception {
        Files.delete(home.resolve("target/built"));
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.createSymbolicLink(home.resolve("target/building-now"), Path.of(String.valueOf(gone.pid())));

        Process process = start(standInForMaven("true"));

        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void provesSafetyByTheSimulation() throws Exception {
        Ended ended = proveSafety("echo \"$@\"", "--minutes", "2", "--seed=7");

        assertThat(ended.output()).contains("verify -P faults", "-Dfaults.minutes=2 -Dfaults.seed=7");
        assertThat(ended.exit()).isZero();
    }

    /** Every command takes these, and a script of somebody's may give them to all. */
    @Test
    void takesTheOptionsOfEveryCommandAndPassesThemOver() throws Exception {
        Ended ended = proveSafety(
                "echo \"$@\"",
                "--config",
                "ringback.properties",
                "--set=callback.lease=PT1M",
                "--minutes",
                "2",
                "--bootstrap-servers",
                "k1:9092");

        assertThat(ended.output()).contains("-Dfaults.minutes=2 -Dfaults.seed=1");
        assertThat(ended.exit()).isZero();
    }

    @Test
    void failsWhenTheSimulationDoes() throws Exception {
        Ended ended = proveSafety("exit 1");

        assertThat(ended.output()).startsWith("ringback: a rule was broken").hasLineCount(1);
        assertThat(ended.exit()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--set",
                "--minutes",
                "--minutes=",
                "--minutes=x",
                "--minutes=0",
                "--seed=12345678",
                "--fast",
                "now"
            })
    void saysHowSafetyIsProvedWhenItIsAskedWrongly(String option) throws Exception {
        Ended ended = proveSafety("echo started", option);

        assertThat(ended.output()).contains("prove-safety --help").hasLineCount(1);
        assertThat(ended.exit()).isEqualTo(2);
    }

    private Ended proveSafety(String mavenDoes, String... options) throws Exception {
        Path tools = standInForMaven(mavenDoes);
        List<String> command = new ArrayList<>(List.of("env", "PATH=" + tools + ":" + System.getenv("PATH")));
        command.add(home.resolve("ringback").toString());
        command.add("prove-safety");
        command.addAll(List.of(options));
        return run(Path.of(System.getProperty("java.home")), command.toArray(String[]::new));
    }

    private Path standInForMaven(String does) throws IOException {
        Path tools = Files.createDirectories(temporary.resolve("tools"));
        Files.writeString(tools.resolve("mvn"), "#!/bin/sh\n" + does + "\n");
        executable(tools.resolve("mvn"));
        return tools;
    }

    private Process start(Path tools) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(home.resolve("ringback").toString(), "--version").directory(temporary.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
        return builder.start();
    }

    private record Ended(int exit, String output) {}

    private Ended run(Path javaHome, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).directory(temporary.toFile());
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), output);
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
