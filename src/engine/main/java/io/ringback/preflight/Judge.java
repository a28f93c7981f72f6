package io.ringback.preflight;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What each fact means: R11 needs what was committed to stay so, privacy that only parties may read. */
final class Judge {
    static final String TRANSACTION_VERSION = "transaction.version";
    static final String REPLICATION = "replication";
    static final String MIN_ISR = "min.insync.replicas";
    static final String UNCLEAN = "unclean-election";
    static final String APPEND_TIME = "append-time";
    static final String DEFAULT_DENY = "default-deny";
    static final String CLOCK = "clock";

    private static final int ENOUGH_COPIES = 3;
    private static final int LEAST_VERSION = 2;
    private static final Duration APART = Duration.ofSeconds(2);

    private Judge() {}

    /** Below 2, a frozen instance's late write can land in the transaction of the one that took its place (R11). */
    static Finding transactionVersion(int level) {
        return level >= LEAST_VERSION
                ? Finding.ok(TRANSACTION_VERSION, String.valueOf(level))
                : Finding.fatal(
                        TRANSACTION_VERSION,
                        "is " + level + ", must be 2 or more",
                        "kafka-features.sh --bootstrap-server ... upgrade --feature transaction.version=2");
    }

    static Finding replication(ClusterFacts facts) {
        if (facts.brokers() < ENOUGH_COPIES) {
            return Finding.warn(
                    REPLICATION,
                    facts.brokers() + (facts.brokers() == 1 ? " broker" : " brokers"),
                    "what a broker loses may be lost for good; production needs three");
        }
        String single = names(facts, topic -> topic.replicas() < 2);
        if (!single.isEmpty()) {
            return Finding.fatal(
                    REPLICATION, "one copy alone of " + single, "kafka-reassign-partitions.sh gives it more");
        }
        String few = names(facts, topic -> topic.replicas() < ENOUGH_COPIES);
        return few.isEmpty()
                ? Finding.ok(REPLICATION, "3 or more of " + facts.topics().size() + " topics")
                : Finding.warn(REPLICATION, "two copies of " + few, "with one broker down, nothing can be written");
    }

    /** Of two copies both cannot be asked for: with one broker down nothing could be written. */
    static Finding minIsr(ClusterFacts facts) {
        String one = names(
                facts,
                topic -> topic.replicas() >= ENOUGH_COPIES
                        && topic.isSeen()
                        && number(topic.get("min.insync.replicas")) < 2);
        return one.isEmpty()
                ? Finding.ok(MIN_ISR, facts.brokers() < ENOUGH_COPIES ? "too few brokers to ask for" : "2 or more")
                : Finding.fatal(
                        MIN_ISR,
                        "is 1 of " + one,
                        "a lease that was committed can be lost; kafka-configs.sh --alter --add-config"
                                + " min.insync.replicas=2 of each, and the same in the brokers' own settings");
    }

    static Finding uncleanElection(ClusterFacts facts) {
        String unclean = names(facts, topic -> "true".equals(topic.get("unclean.leader.election.enable")));
        return unclean.isEmpty()
                ? Finding.ok(UNCLEAN, "off")
                : Finding.fatal(
                        UNCLEAN,
                        "is on of " + unclean,
                        "a lease that was committed can be lost; set unclean.leader.election.enable=false");
    }

    /** @param named the topics in which the broker's time counts (R14, R28) */
    static Finding appendTime(ClusterFacts facts, List<String> named) {
        String wrong = named.stream()
                .filter(facts::isSeen)
                .filter(name -> !"LogAppendTime".equals(facts.setting(name, "message.timestamp.type")))
                .sorted()
                .collect(Collectors.joining(", "));
        return wrong.isEmpty()
                ? Finding.ok(APPEND_TIME, "of " + String.join(", ", named))
                : Finding.fatal(
                        APPEND_TIME, "writers choose the time in " + wrong, "'ringback topics apply' corrects it");
    }

    static Finding defaultDeny(Map<String, String> broker) {
        if (broker.isEmpty()) {
            return Finding.unknown(DEFAULT_DENY, "the brokers' settings");
        }
        if (broker.getOrDefault("authorizer.class.name", "").isEmpty()) {
            return Finding.warn(
                    DEFAULT_DENY,
                    "no access rules: everybody may read call details",
                    "SECURITY.md says how to set them up");
        }
        return "true".equals(broker.get("allow.everyone.if.no.acl.found"))
                ? Finding.warn(
                        DEFAULT_DENY,
                        "what no rule names is open to everybody",
                        "set allow.everyone.if.no.acl.found=false on the brokers")
                : Finding.ok(DEFAULT_DENY, "on");
    }

    /** @param apart how far this host's clock is off the broker's */
    static Finding clock(Duration apart) {
        String evidence = "this host is " + apart.abs().toMillis() + " ms "
                + (apart.isNegative() ? "behind" : "ahead of") + " the broker, give or take the way there";
        return apart.abs().compareTo(APART) <= 0
                ? Finding.ok(CLOCK, evidence)
                : Finding.fatal(CLOCK, evidence, "keep time with NTP on both");
    }

    private static String names(ClusterFacts facts, Predicate<ClusterFacts.TopicFacts> wrong) {
        List<String> names = facts.topics().entrySet().stream()
                .filter(topic -> wrong.test(topic.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return names.size() <= 3
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, 3)) + " and " + (names.size() - 3) + " more";
    }

    private static int number(String text) {
        return text.isEmpty() ? 1 : Integer.parseInt(text);
    }
}
