package io.ringback.preflight;

import io.ringback.settings.Settings;
import io.ringback.topics.Topic;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** What R11 and privacy assume of a cluster, line by line, with the evidence. */
public final class Preflight {
    private static final String TOPICS = "retention";
    private static final String APPEND = "LogAppendTime";

    private Preflight() {}

    /** Looks at everything; what this login may not see is said to be unknown. */
    public static List<Finding> look(Admin admin, Settings settings) throws InterruptedException {
        List<Finding> findings = new ArrayList<>(durability(admin, settings));
        findings.add(retention(admin, settings));
        return findings;
    }

    /** How far this host's clock is off the broker's, judged. */
    public static Finding clock(Duration apart) {
        return Judge.clock(apart);
    }

    /** What nobody may serve on, in the lines of the command; none when all is well or nobody may look. */
    public static List<String> fatal(Admin admin, Settings settings) throws InterruptedException {
        return durability(admin, settings).stream()
                .filter(Finding::isFatal)
                .map(Finding::line)
                .toList();
    }

    private static List<Finding> durability(Admin admin, Settings settings) throws InterruptedException {
        ClusterLook look = new ClusterLook(admin, settings);
        List<Finding> findings = new ArrayList<>();
        try {
            findings.add(Judge.transactionVersion(look.transactionVersion()));
        } catch (ClusterLook.Untold e) {
            findings.add(Finding.unknown(Judge.TRANSACTION_VERSION, String.valueOf(e.getMessage())));
        }
        try {
            ClusterFacts facts = look.facts();
            findings.add(Judge.replication(facts));
            findings.add(Judge.minIsr(facts));
            findings.add(Judge.uncleanElection(facts));
            findings.add(Judge.appendTime(facts, inBrokersTime(settings)));
            findings.add(Judge.defaultDeny(facts.broker()));
        } catch (ClusterLook.Untold e) {
            findings.add(Finding.unknown(Judge.REPLICATION, String.valueOf(e.getMessage())));
        }
        return findings;
    }

    private static List<String> inBrokersTime(Settings settings) {
        return TopicCatalog.load(settings).topics().stream()
                .filter(topic -> topic.timestamps().equals(APPEND))
                .map(Topic::name)
                .toList();
    }

    /** What is kept too long is a matter of privacy, what is kept too short of leases; run corrects both where it may. */
    private static Finding retention(Admin admin, Settings settings) {
        try {
            TopicPlan plan = TopicPlan.compare(TopicCatalog.load(settings), admin);
            if (!plan.refused().isEmpty()) {
                return Finding.fatal(
                        TOPICS, plan.refused().get(0).line().strip(), "the number of partitions is fixed for life");
            }
            int wrong = plan.missing().size() + plan.misconfigured().size();
            String evidence = plan.missing().size() + " missing, "
                    + plan.misconfigured().size() + " with another retention or setting";
            return wrong == 0 && plan.longer().isEmpty()
                    ? Finding.ok(TOPICS, "all there, retention as the settings need it")
                    : Finding.warn(
                            TOPICS, evidence, "'ringback topics plan' shows them, 'ringback topics apply' corrects");
        } catch (KafkaException e) {
            return Finding.unknown(TOPICS, e.getClass().getSimpleName());
        }
    }
}
