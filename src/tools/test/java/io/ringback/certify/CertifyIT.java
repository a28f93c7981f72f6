package io.ringback.certify;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.embedded.EmbeddedKafka;
import io.ringback.wire.OutputFormat;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Ringback's own consumers are certified, and each broken one is caught by the check that is there for it. */
class CertifyIT {
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);
    /** Some never show that they have read everything, so that this is waited for. */
    private static final Duration BROKEN_ENOUGH = Duration.ofSeconds(10);

    private static EmbeddedKafka kafka;

    @BeforeAll
    static void startBroker() {
        kafka = EmbeddedKafka.start();
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
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
    void certifiesRingbacksOwn(Kind kind, OutputFormat format) throws Exception {
        Program ours = new InProcess((environment, in, out) -> {
            if (kind == Kind.BOT) {
                new ReferenceBotProgram(environment).run(in, out);
            } else {
                new ReferenceProgram(kind, environment).run(in, out);
            }
        });

        assertThat(failed(new Trial(kind, format, LONG_ENOUGH).of(ours, kafka.bootstrapServers())))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("flaws")
    void catchesABrokenConsumer(Flaw flaw) throws Exception {
        Program broken = broken(flaw);

        List<Check> checks =
                new Trial(flaw.kind(), OutputFormat.AVRO, BROKEN_ENOUGH).of(broken, kafka.bootstrapServers());

        assertThat(failed(checks)).extracting(Check::name).contains(flaw.caughtBy());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void findsNothingWrongWithAFlawlessOne(Kind kind) throws Exception {
        Program right = broken(Flaw.none(kind));

        assertThat(failed(new Trial(kind, OutputFormat.AVRO, LONG_ENOUGH).of(right, kafka.bootstrapServers())))
                .isEmpty();
    }

    private static Program broken(Flaw flaw) {
        return new InProcess((environment, in, out) -> {
            if (flaw.kind() == Kind.BOT) {
                new BrokenBot(flaw, environment).run(in, out);
            } else {
                new BrokenConsumer(flaw, environment).run(in, out);
            }
        });
    }

    static Stream<Flaw> flaws() {
        return Flaws.all();
    }

    private static List<Check> failed(List<Check> checks) {
        return checks.stream().filter(check -> !check.holds()).toList();
    }
}
