package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the commands say before they talk to any broker. */
class UsageTest {
    @Test
    void tellsItsVersion() {
        Execution version = Execution.of("--version");

        assertThat(version.exit()).isZero();
        assertThat(version.out()).matches("Ringback \\d+\\.\\d+\\.\\d+\\S* on Java \\d+\\R");
    }

    @Test
    void tellsItsVersionToPeopleAndPrograms() {
        assertThat(Execution.of("version")).isEqualTo(Execution.of("--version"));
        assertThat(Execution.of("version", "--json").out())
                .matches("\\{\"version\":\"\\d+\\.\\d+\\.\\d+\\S*\",\"java\":\\d+,\"kafka\":\"[\\d.]+\"}\\R");
    }

    @Test
    void showsSettingsAsJson() {
        assertThat(Execution.of("config", "show", "--given", "--json", "--set", "callback.lease=PT8H")
                        .out())
                .contains("{\"setting\":\"callback.lease\",\"value\":\"PT8H\",\"origin\":\"--set\"}");
    }

    /** Those that write nothing before they talk to a broker: they are known, and fail for want of one. Each waits for it. */
    @Test
    void knowsWhatOtherCommandsKnowToo() {
        List<CompletableFuture<Execution>> waiting = Stream.of(
                        "pool withdraw +12025550101 --json",
                        "contact remove boss --json",
                        "location set hq-4 --json",
                        "presence set ann Available --json",
                        "topics plan --allow-shrink",
                        "watch numbers pool-definitions")
                .map(command -> inAThread(() -> Execution.on("127.0.0.1:1", command.split(" "))))
                .toList();

        assertThat(waiting).extracting(CompletableFuture::join).allSatisfy(failed -> {
            assertThat(failed.exit()).isEqualTo(1);
            assertThat(failed.err()).startsWith("ringback: no broker answers at 127.0.0.1:1");
        });
    }

    private static CompletableFuture<Execution> inAThread(Supplier<Execution> command) {
        return CompletableFuture.supplyAsync(command, task -> new Thread(task).start());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void printsCompletionsForAShell(String shell) {
        Execution printed = Execution.of("completion", shell);

        assertThat(printed.exit()).isZero();
        assertThat(printed.out()).contains("ringback", "session", "close", "force", "bootstrap-servers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "run",
                "topics",
                "topics plan",
                "topics apply",
                "pool",
                "pool add",
                "pool import",
                "pool list",
                "pool withdraw",
                "pool create",
                "pool show",
                "pool set",
                "pool close",
                "contact",
                "contact add",
                "contact list",
                "contact test",
                "contact remove",
                "location",
                "location set",
                "location list",
                "notice",
                "notice list",
                "notice ack",
                "status",
                "preflight",
                "drill",
                "takeover",
                "session",
                "session list",
                "session show",
                "session close",
                "number",
                "number show",
                "number release",
                "reject",
                "reject list",
                "reject show",
                "completion",
                "version",
                "gateway",
                "gateway test",
                "publish",
                "presence",
                "presence set",
                "watch",
                "topology"
            })
    void explainsEveryCommandWithItsGlobalOptions(String command) {
        Execution help = Execution.of((command + " --help").strip().split(" "));

        assertThat(help.exit()).isZero();
        assertThat(help.out())
                .contains("--config", "--set", "--bootstrap-servers")
                .startsWith("Usage: ringback");
        assertThat(help.err()).isEmpty();
    }

    /** Where nobody says how wide a screen is, lines end after 80 characters: an example is there to be copied. */
    @Test
    void breaksNoExample() {
        assertThat(footers(Ringback.commandLine(Map.of(), InputStream.nullInputStream())))
                .filteredOn(line -> line.startsWith("  "))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
    }

    private static List<String> footers(CommandLine command) {
        return Stream.concat(
                        Stream.of(command.getCommandSpec().usageMessage().footer()),
                        command.getSubcommands().values().stream().flatMap(sub -> footers(sub).stream()))
                .toList();
    }

    @Test
    void showsTheSettingsThatAreGivenWithWhereTheyComeFrom() {
        Execution shown = Execution.of("config", "show", "--given", "--set", "profile=rfc6881");

        assertThat(shown.exit()).isZero();
        assertThat(shown.out().lines())
                .containsExactly("profile=rfc6881  # --set", "callback.min-after-call=PT30M  # profile rfc6881");
    }

    @Test
    void printsBothTopologiesWithoutABroker() {
        Execution printed = Execution.of("topology", "--set", "topic.prefix=site-a.");

        assertThat(printed.exit()).isZero();
        assertThat(printed.lines())
                .contains("intake", "desk", "notify")
                .anyMatch(line -> line.contains("site-a.call-events"));
    }
}
