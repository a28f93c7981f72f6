package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands refuse before they talk to any broker, and in how few words. */
class WrongUsageTest {
    @TempDir
    Path folder;

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

    /** Whoever acknowledges is named in an output, where no address may be. */
    @ParameterizedTest
    @ValueSource(strings = {" ", "security@example.com", "+442079460100", "sip:600@example.com"})
    void takesNoAddressForWhoHasSeenANotice(String by) {
        Execution refused = Execution.of("notice", "ack", "default-17", "--by", by);

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("--by needs a name").doesNotContain("example.com", "+44");
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
                "access plan --format strimzi --principal gateway=User:CN=gw1",
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
        Execution.of(command.split(" ")).requireWrongUsage();
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

        assertThat(failed.failure()).startsWith("ringback: cannot read ");
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
