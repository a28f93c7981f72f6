package io.ringback.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.settings.InvalidSettingsException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proof as an auditor runs it, and that it would notice. */
@Tag("long")
class ProvePrivacyIT {
    @TempDir
    Path folder;

    @Test
    void nothingOfACallIsKeptAnywhereButInTheGatewaysOwnTopic() throws Exception {
        Findings findings = new LocalProof(folder, List.of(), step -> {}).run();

        assertThat(ProofReport.table(findings)).anyMatch(line -> line.startsWith("PROVED"));
        assertThat(findings.missedByControl()).isZero();
        assertThat(findings.holds()).isTrue();
        assertThat(findings.places().stream().filter(place -> place.place().startsWith("heap")))
                .hasSize(2)
                .allMatch(place -> place.bytes() > 10_000_000);
    }

    @Test
    void aPlantedLogLineIsFound() throws Exception {
        Findings findings = new LocalProof(
                        folder,
                        List.of("streams.main.consumer.interceptor.classes=" + TalkativeInterceptor.class.getName()),
                        step -> {})
                .run();

        assertThat(findings.holds()).isFalse();
        assertThat(findings.places().stream().filter(place -> place.place().startsWith("logs")))
                .allMatch(place -> place.hits() > 0);
    }

    @Test
    void kafkasOwnDeadLetterQueueCannotBeSwitchedOn() {
        LocalProof proof = new LocalProof(
                folder, List.of("streams.errors.dead.letter.queue.topic.name=ringback.dead-letters"), step -> {});

        assertThatThrownBy(proof::run)
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("refused");
    }
}
