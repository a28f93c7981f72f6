package io.ringback.runtime;

import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicPlan;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a role restore its stores only from changelogs that keep rows for as long as its settings need (R27). Kafka Streams
 * makes them as the role, so the role may also correct them, whoever makes the topics; no other role sees them.
 */
final class ChangelogGate {
    private static final Logger LOG = LoggerFactory.getLogger(ChangelogGate.class);

    private ChangelogGate() {}

    /**
     * Opens once every changelog that exists is right.
     *
     * @throws CannotServeException when the role lacks the right to look or to correct
     */
    static void open(Admin admin, Settings settings, Role role) {
        try {
            TopicPlan plan = TopicPlan.compare(Topologies.changelogs(settings, Set.of(role)), admin);
            TopicGate.tellOfLonger(plan);
            plan.misconfigured().forEach(wrong -> LOG.info("event=changelog-corrected {}", wrong.line()));
            plan.apply(admin);
        } catch (AuthorizationException e) {
            throw new CannotServeException(
                    "the settings of the changelogs of " + role.word()
                            + " cannot be read or corrected: 'ringback access apply' gives this version its rights",
                    e);
        }
    }
}
