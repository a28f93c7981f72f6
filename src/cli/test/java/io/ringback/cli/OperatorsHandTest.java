package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the operator's hand promises of each of its commands: help with an example, JSON, and exit codes. */
class OperatorsHandTest {
    private static final Set<String> HAND = Set.of(
            "session",
            "number",
            "notice",
            "reject",
            "contact",
            "location",
            "pool",
            "drill",
            "preflight",
            "completion",
            "version",
            "status");

    /** The least that each command can be given; a command that is not here fails the test. */
    private static final Map<String, String> ARGUMENTS = Map.ofEntries(
            Map.entry("session list", ""),
            Map.entry("session show", "ann"),
            Map.entry("session close", "ann"),
            Map.entry("number show", "+12025550101"),
            Map.entry("number release", "+12025550101"),
            Map.entry("notice list", ""),
            Map.entry("notice ack", "default-17 --by alex"),
            Map.entry("reject list", ""),
            Map.entry("reject show", "ringback.call-events-0-17"),
            Map.entry("contact add", "desk --log"),
            Map.entry("contact list", ""),
            Map.entry("contact test", "desk"),
            Map.entry("contact remove", "desk"),
            Map.entry("location set", "hq-4 Roof"),
            Map.entry("location list", ""),
            Map.entry("pool add", "+12025550101"),
            Map.entry("pool list", ""),
            Map.entry("pool withdraw", "+12025550101"),
            Map.entry("pool create", "tenant-7"),
            Map.entry("pool show", ""),
            Map.entry("pool set", "tenant-7 --low 1"),
            Map.entry("pool close", "tenant-7"),
            Map.entry("drill", "default"),
            Map.entry("preflight", ""),
            Map.entry("status", ""));

    /** Those that ask no broker, or first of all a file. */
    private static final Set<String> ALONE = Set.of("completion", "version", "pool size", "pool import");

    private static Stream<String> commands() {
        List<String> names = new ArrayList<>();
        ringback().getSubcommands().forEach((name, command) -> {
            if (HAND.contains(name)) {
                leaves(name, command, names);
            }
        });
        return names.stream();
    }

    private static void leaves(String path, CommandLine command, List<String> names) {
        if (command.getSubcommands().isEmpty()) {
            names.add(path);
        }
        command.getSubcommands().forEach((name, below) -> leaves(path + " " + name, below, names));
    }

    @Test
    void isAllThere() {
        assertThat(commands().map(path -> path.split(" ", -1)[0]).distinct()).containsExactlyInAnyOrderElementsOf(HAND);
        assertThat(commands().filter(command -> !ALONE.contains(command)))
                .containsExactlyInAnyOrderElementsOf(ARGUMENTS.keySet());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void showsAnExampleAndTakesJson(String command) {
        Execution help = Execution.of((command + " --help").split(" "));

        assertThat(help.exit()).isZero();
        assertThat(help.out())
                .startsWith("Usage: ringback " + command)
                .containsPattern("(?m)^Examples?:$")
                .contains("  ringback " + command.split(" ", -1)[0])
                .contains("--json");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void endsWithTwoOnWrongUsage(String command) {
        Execution wrong = Execution.of((command + " --nonsense").split(" "));

        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.complaints()).hasSizeBetween(1, 3).allMatch(Execution::isForPeople);
        assertThat(wrong.out()).isEmpty();
    }

    /** Each waits ten seconds for a broker: all at once. */
    @Test
    void endsWithOneAndALineWhereNoBrokerAnswers() {
        Map<String, CompletableFuture<Execution>> ends = new TreeMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(ARGUMENTS.size());
        ARGUMENTS.forEach((command, arguments) -> ends.put(
                command, CompletableFuture.supplyAsync(() -> withoutBrokers(command + " " + arguments), threads)));

        ends.forEach((command, end) -> {
            Execution failed = end.join();
            assertThat(failed.exit()).as(command).isEqualTo(1);
            assertThat(failed.complaints())
                    .as(command)
                    .singleElement()
                    .asString()
                    .startsWith("ringback: no broker answers at 127.0.0.1:1");
            assertThat(failed.out()).as(command).isEmpty();
        });
        threads.shutdown();
    }

    private static Execution withoutBrokers(String command) {
        return Execution.on("127.0.0.1:1", (command.strip() + " --json").split(" "));
    }

    private static CommandLine ringback() {
        return Ringback.commandLine(Map.of(), new ByteArrayInputStream(new byte[0]), new NoTools());
    }
}
