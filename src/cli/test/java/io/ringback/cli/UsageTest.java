package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands say before they talk to any broker. */
class UsageTest {
    @TempDir
    Path folder;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "topics plan --bootstrap-servers 127.0.0.1:1 --set bootstrap.servers=127.0.0.1:2",
                "--set bootstrap.servers=127.0.0.1:2 topics plan --bootstrap-servers 127.0.0.1:1",
                "run --embedded --set bootstrap.servers=127.0.0.1:2"
            })
    void takesNoBrokersThatItWouldHaveToPassOver(String command) {
        Execution refused = Execution.of(command.split(" "));

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("bootstrap");
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

    /** Whoever acknowledges is named in an output, where no address may be. */
    @ParameterizedTest
    @ValueSource(strings = {" ", "security@example.com", "+442079460100", "sip:600@example.com"})
    void takesNoAddressForWhoHasSeenANotice(String by) {
        Execution refused = Execution.of("notice", "ack", "default-17", "--by", by);

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("--by needs a name").doesNotContain("example.com", "+44");
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

    @Test
    void showsTheSettingsThatAreGivenWithWhereTheyComeFrom() {
        Execution shown = Execution.of("config", "show", "--given", "--set", "profile=rfc6881");

        assertThat(shown.exit()).isZero();
        assertThat(shown.out().lines())
                .containsExactly("profile=rfc6881  # --set", "callback.min-after-call=PT30M  # profile rfc6881");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frobnicate",
                "run --role cook",
                "run --kafka-port 1",
                "run --embedded --bootstrap-servers localhost:9092",
                "pool add",
                "pool add 911",
                "pool withdraw nonsense",
                "pool add +12025550101 --pool no:where",
                "pool create",
                "pool create tenant --low many",
                "pool set tenant",
                "pool close default",
                "contact add desk",
                "contact add desk --email nobody",
                "contact add desk --webhook ftp://example.com/x",
                "contact add desk --call 911",
                "contact add desk --call +1202555",
                "contact add desk --call 200",
                "contact add desk --log --email a@example.com",
                "contact add desk --log --kind NONSENSE",
                "contact add desk --log --step -1",
                "contact add a/b --log",
                "location set",
                "notice ack",
                "session close",
                "session show",
                "number show 911",
                "number release",
                "number release 911",
                "drill",
                "takeover",
                "drill default --expect cook=1",
                "drill default --wait soon",
                "reject show",
                "completion",
                "completion tcsh",
                "run --set notice.smtp.url=smtp://mail.example.com",
                "run --set notice.smtp.url=http://mail.example.com",
                "run --set notice.ack.url=https://ringback.example.com",
                "presence set agent-7",
                "watch --since yesterday",
                "watch --since 10m --from-beginning",
                "watch --number 12025550101",
                "watch call-events",
                "watch emergency-signals",
                "topics plan --nonsense",
                "--config /nowhere/ringback.properties topology",
                "--set callback.lease topology",
                // Kafka Streams would copy whole records there.
                "run --set streams.errors.dead.letter.queue.topic.name=dead",
                "run --set desk.kafka.errors.dead.letter.queue.topic.name=dead"
            })
    void refusesWrongUsageInALineOrTwo(String command) {
        Execution wrong = Execution.of(command.split(" "));

        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.complaints()).hasSizeBetween(1, 3).allMatch(Execution::isForPeople);
        assertThat(wrong.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "topics", "pool", "contact", "location", "notice", "presence", "session", "number", "reject"
            })
    void showsWhatThereIsWhenACommandIsIncomplete(String command) {
        Execution bare = command.isEmpty() ? Execution.of() : Execution.of(command);

        assertThat(bare.exit()).isEqualTo(2);
        assertThat(bare.err()).startsWith("Usage: ringback").contains("Commands:");
    }

    @Test
    void tellsAllThatIsWrongWithSettingsAtOnce() {
        Execution wrong = Execution.of(
                "run", "--set", "callback.lease=PT0S", "--set", "callback.leese=PT1M", "--set", "http.port=many");

        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.complaints())
                .hasSize(3)
                .allMatch(Execution::isForPeople)
                .anyMatch(line -> line.contains("callback.lease:"))
                .anyMatch(line -> line.contains("callback.leese"))
                .anyMatch(line -> line.contains("http.port"));
    }

    @Test
    void printsBothTopologiesWithoutABroker() {
        Execution printed = Execution.of("topology", "--set", "topic.prefix=site-a.");

        assertThat(printed.exit()).isZero();
        assertThat(printed.lines())
                .contains("intake", "desk", "notify")
                .anyMatch(line -> line.contains("site-a.call-events"));
    }

    @Test
    void takesGlobalOptionsBeforeAndAfterTheCommand() {
        Execution before = Execution.of("--set", "nonsense=1", "topology");
        Execution after = Execution.of("topology", "--set", "nonsense=1");

        assertThat(before.exit()).isEqualTo(2);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void readsTheFileThatIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("ringback.properties"), "nonsense=1\n");

        Execution wrong = Execution.of("topology", "--config", file.toString());

        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("nonsense");
    }

    @ParameterizedTest
    @ValueSource(strings = {"publish", "pool import"})
    void failsOnAFileThatIsNotThere(String command) {
        String[] arguments = (command + " " + folder.resolve("missing")).split(" ");

        Execution failed = Execution.of(arguments);

        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.complaints()).singleElement().asString().startsWith("ringback: cannot read ");
    }

    @Test
    void tellsEveryWrongLineOfAnImport() throws IOException {
        Path file = Files.write(
                folder.resolve("numbers"), List.of("+12025550101", "911", "+12025550102,no:where", "+12025550101"));

        Execution failed = Execution.of("pool", "import", file.toString());

        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.complaints())
                .hasSize(4)
                .anyMatch(line -> line.startsWith("line 2: "))
                .anyMatch(line -> line.startsWith("line 3: "))
                .anyMatch(line -> line.startsWith("line 4: "))
                .contains("ringback: nothing imported: 3 lines are wrong");
    }
}
