package io.ringback.cli;

import io.ringback.runtime.Topologies;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicPlan;
import java.util.EnumSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** A whole deployment's topics compared with a cluster: those of the list and the changelogs that exist. */
final class DeploymentTopics {
    private DeploymentTopics() {}

    static TopicPlan compare(Settings settings, Admin admin) {
        TopicPlan listed = TopicPlan.compare(TopicCatalog.load(settings), admin);
        return listed.and(TopicPlan.compare(Topologies.changelogs(settings, EnumSet.allOf(Role.class)), admin));
    }

    /** The settings that decide how long what is kept: a shell may have others than the service. */
    static String assumed(Settings settings) {
        return "for "
                + Stream.of(
                                "callback.lease=" + settings.lease(),
                                "callback.overrun-grace=" + settings.overrunGrace(),
                                "callback.min-after-call=" + settings.minAfterCall())
                        .collect(Collectors.joining(" "));
    }
}
