package io.ringback.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringback.embedded.EmbeddedKafka;
import io.ringback.wire.OutputFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Ringback's own consumers are certified, and each broken one is caught by the check that is there for it. */
class CertifyIT {
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);
    /** Some never show that they have read everything, so that this is waited for. */
    private static final Duration BROKEN_ENOUGH = Duration.ofSeconds(10);

    @AutoClose
    private static EmbeddedKafka kafka;

    @BeforeAll
    static void startBroker() {
        kafka = EmbeddedKafka.start();
    }

    @ParameterizedTest
    @CsvSource({
        "ROUTER, AVRO",
        "ROUTER, JSON",
        "PRESENCE, AVRO",
        "DASHBOARD, AVRO",
        "DASHBOARD, JSON",
        "RECORDER, AVRO",
        "BOT, AVRO",
        "BOT, JSON"
    })
    void certifiesRingbacksOwn(ConsumerKind kind, OutputFormat format) throws Exception {
        Program ours = new InProcess((environment, in, out) -> {
            if (kind == ConsumerKind.BOT) {
                new ReferenceBotProgram(environment).run(in, out);
            } else {
                new ReferenceProgram(kind, environment).run(in, out);
            }
        });

        assertThat(failed(new Trial(kind, format, LONG_ENOUGH).of(ours, kafka.bootstrapServers())))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    @Tag("long")
    void catchesEachBrokenConsumer(Mistake mistake) throws Exception {
        isCaught(mistake);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oneMistakeOfEachKind")
    void catchesABrokenConsumer(Mistake mistake) throws Exception {
        isCaught(mistake);
    }

    private static void isCaught(Mistake mistake) throws Exception {
        Program broken = broken(mistake);

        List<Check> checks =
                new Trial(mistake.kind(), OutputFormat.AVRO, BROKEN_ENOUGH).of(broken, kafka.bootstrapServers());

        assertThat(failed(checks)).extracting(Check::name).contains(mistake.caughtBy());
    }

    @ParameterizedTest
    @EnumSource(ConsumerKind.class)
    void findsNothingWrongWithAFlawlessOne(ConsumerKind kind) throws Exception {
        Program right = broken(Mistake.none(kind));

        assertThat(failed(new Trial(kind, OutputFormat.AVRO, LONG_ENOUGH).of(right, kafka.bootstrapServers())))
                .isEmpty();
    }

    /** In a process of its own, as a stranger's consumer is. */
    @ParameterizedTest
    @CsvSource({"ROUTER, router", "PRESENCE, presence", "DASHBOARD, dashboard", "RECORDER, dashboard"})
    void certifiesTheExamplesInNode(ConsumerKind kind, String example) throws Exception {
        assumeTrue(
                Files.isDirectory(Path.of("clients/node/node_modules")), "skipped: run 'npm ci' in clients/node first");
        Program node = new ChildProgram(List.of("node", "clients/node/examples/" + example + ".js"));

        assertThat(failed(new Trial(kind, OutputFormat.AVRO, LONG_ENOUGH).of(node, kafka.bootstrapServers())))
                .isEmpty();
    }

    @Test
    void saysThatAConsumerHasEnded() throws Exception {
        Program ends = new ChildProgram(List.of("sh", "-c", "exit 0"));

        List<Check> checks =
                new Trial(ConsumerKind.PRESENCE, OutputFormat.AVRO, LONG_ENOUGH).of(ends, kafka.bootstrapServers());

        assertThat(failed(checks)).extracting(Check::name, Check::failure).contains(tuple("answers", "it has ended"));
    }

    @Test
    void doesNotWaitForOneThatIsSilentMoreThanOnceAStart() throws Exception {
        Program silent = new ChildProgram(List.of("sh", "-c", "cat > /dev/null"));

        List<Check> checks = new Trial(ConsumerKind.PRESENCE, OutputFormat.AVRO, Duration.ofSeconds(1))
                .of(silent, kafka.bootstrapServers());

        assertThat(failed(checks))
                .filteredOn(check -> check.name().equals("answers"))
                .singleElement()
                .extracting(Check::failure)
                .asString()
                .startsWith("no answer within 1 s to {\"ask\":\"status\"");
    }

    @Test
    void tellsThatThereIsNoSuchProgram() {
        Program none = new ChildProgram(List.of("/nowhere/consumer"));

        assertThatThrownBy(() -> new Trial(ConsumerKind.PRESENCE, OutputFormat.AVRO, LONG_ENOUGH)
                        .of(none, kafka.bootstrapServers()))
                .isInstanceOf(CertifyFailure.class)
                .hasMessageContaining("/nowhere/consumer");
    }

    private static Program broken(Mistake mistake) {
        return new InProcess((environment, in, out) -> {
            if (mistake.kind() == ConsumerKind.BOT) {
                new BrokenBot(mistake, environment).run(in, out);
            } else {
                new BrokenConsumer(mistake, environment).run(in, out);
            }
        });
    }

    static Stream<Mistake> mistakes() {
        return Mistakes.all();
    }

    static Stream<Mistake> oneMistakeOfEachKind() {
        Set<ConsumerKind> seen = EnumSet.noneOf(ConsumerKind.class);
        return Mistakes.all().filter(mistake -> seen.add(mistake.kind()));
    }

    private static List<Check> failed(List<Check> checks) {
        return checks.stream().filter(check -> !check.holds()).toList();
    }
}
