package io.ringback.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.preflight.ClusterFacts.TopicFacts;
import io.ringback.preflight.Finding.Verdict;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Eight wrong clusters and a right one. */
final class JudgeTest {
    private static final String SIGNALS = "ringback.emergency-signals";
    private static final Map<String, String> RIGHT = Map.of(
            "min.insync.replicas", "2",
            "unclean.leader.election.enable", "false",
            "message.timestamp.type", "LogAppendTime");

    @ParameterizedTest
    @CsvSource({"0,FATAL", "1,FATAL", "2,OK", "3,OK"})
    void aZombieIsFencedFromVersionTwoOn(int level, Verdict verdict) {
        assertThat(Judge.transactionVersion(level).verdict()).isEqualTo(verdict);
    }

    @Test
    void findsNothingWrongWithARightCluster() {
        ClusterFacts facts = facts(3, 3, Map.of());

        assertThat(List.of(
                        Judge.replication(facts),
                        Judge.minIsr(facts),
                        Judge.uncleanElection(facts),
                        Judge.appendTime(facts, List.of(SIGNALS)),
                        Judge.defaultDeny(facts.broker())))
                .extracting(Finding::verdict)
                .containsOnly(Verdict.OK);
    }

    @ParameterizedTest
    @CsvSource({"1,1,WARN", "2,2,WARN", "3,1,FATAL", "3,2,WARN", "3,3,OK", "5,3,OK"})
    void wantsThreeCopies(int brokers, int replicas, Verdict verdict) {
        assertThat(Judge.replication(facts(brokers, replicas, Map.of())).verdict())
                .isEqualTo(verdict);
    }

    @Test
    void refusesWhatOneReplicaAloneConfirms() {
        Finding finding = Judge.minIsr(facts(3, 3, Map.of("min.insync.replicas", "1")));

        assertThat(finding.isFatal()).isTrue();
        assertThat(finding.line()).startsWith("FATAL").contains("min.insync.replicas", SIGNALS);
    }

    @Test
    void asksForNoTwoOfTwoCopies() {
        assertThat(Judge.minIsr(facts(2, 2, Map.of("min.insync.replicas", "1"))).verdict())
                .isEqualTo(Verdict.OK);
    }

    @Test
    void refusesUncleanElections() {
        assertThat(Judge.uncleanElection(facts(3, 3, Map.of("unclean.leader.election.enable", "true")))
                        .isFatal())
                .isTrue();
    }

    @Test
    void refusesWritersTimes() {
        assertThat(Judge.appendTime(facts(3, 3, Map.of("message.timestamp.type", "CreateTime")), List.of(SIGNALS))
                        .isFatal())
                .isTrue();
    }

    @Test
    void warnsWhereEverybodyMayRead() {
        assertThat(Judge.defaultDeny(Map.of("authorizer.class.name", "")).verdict())
                .isEqualTo(Verdict.WARN);
        assertThat(Judge.defaultDeny(Map.of("authorizer.class.name", "A", "allow.everyone.if.no.acl.found", "true"))
                        .verdict())
                .isEqualTo(Verdict.WARN);
        assertThat(Judge.defaultDeny(Map.of()).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"PT0S,OK", "PT2S,OK", "PT-2S,OK", "PT2.001S,FATAL", "PT-3S,FATAL"})
    void refusesAClockThatIsMoreThanTwoSecondsOff(Duration apart, Verdict verdict) {
        assertThat(Judge.clock(apart).verdict()).isEqualTo(verdict);
    }

    @Test
    void judgesNoTopicWhoseSettingsItMayNotSee() {
        ClusterFacts facts = new ClusterFacts(3, Map.of(SIGNALS, new TopicFacts(3, Map.of())), Map.of());

        assertThat(Judge.minIsr(facts).verdict()).isEqualTo(Verdict.OK);
        assertThat(Judge.appendTime(facts, List.of(SIGNALS)).verdict()).isEqualTo(Verdict.OK);
    }

    private static ClusterFacts facts(int brokers, int replicas, Map<String, String> instead) {
        Map<String, String> settings = new HashMap<>(RIGHT);
        settings.putAll(instead);
        return new ClusterFacts(
                brokers,
                Map.of(SIGNALS, new TopicFacts(replicas, settings)),
                Map.of("authorizer.class.name", "A", "allow.everyone.if.no.acl.found", "false"));
    }
}
