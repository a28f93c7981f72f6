package io.ringback.certify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The files of the histories are whole: strangers play them, too. */
class HistoryFileTest {
    @ParameterizedTest
    @EnumSource(ConsumerKind.class)
    void hasAMarkForEachTopic(ConsumerKind kind) {
        assertThat(HistoryFile.of(kind).marks())
                .extracting(mark -> mark.row().topic())
                .containsExactlyInAnyOrderElementsOf(kind.topics());
    }

    @ParameterizedTest
    @EnumSource(ConsumerKind.class)
    void namesEachCheckOnceAndSaysWhatMustHold(ConsumerKind kind) {
        assertThat(HistoryFile.of(kind).histories())
                .extracting(HostileHistory::check)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z-]+"));
        assertThat(HistoryFile.of(kind).histories())
                .extracting(HostileHistory::says)
                .allMatch(says -> says.endsWith("."));
    }

    @ParameterizedTest
    @EnumSource(ConsumerKind.class)
    void judgesSomethingInEachHistory(ConsumerKind kind) {
        assertThat(HistoryFile.of(kind).histories())
                .allMatch(history -> history.steps().stream()
                        .anyMatch(step -> step instanceof Step.Ask || step instanceof Step.Done));
    }
}
