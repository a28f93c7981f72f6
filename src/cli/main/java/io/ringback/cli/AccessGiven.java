package io.ringback.cli;

import io.ringback.access.AccessPlan;
import io.ringback.access.Grants;
import io.ringback.access.Principals;
import io.ringback.access.StrimziUsers;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that 'access plan' and 'access apply' share: the names by which the brokers know each party. */
final class AccessGiven {
    @Option(
            names = "--principal",
            paramLabel = "PARTY=User:NAME",
            description = {
                "The name that a party logs in with; repeatable, also for one party (default: User:ringback-PARTY).",
                "Parties: gateway, presence, operator, intake, desk, notify, console, bot, router, dashboard, recorder,"
                        + " auditor, asterisk, webhooks, viewer."
            })
    private List<String> principals = new ArrayList<>();

    AccessPlan plan(Settings settings, Cluster cluster) {
        return AccessPlan.compare(Grants.of(TopicCatalog.load(settings), settings), principals(), cluster.admin());
    }

    /** The same as resources of Strimzi's user operator; asks no cluster. */
    String strimzi(Settings settings, String cluster) {
        Principals names = principals();
        try {
            return StrimziUsers.of(Grants.of(TopicCatalog.load(settings), settings), names, cluster);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()));
        }
    }

    Principals principals() {
        try {
            return Principals.of(principals);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()));
        }
    }
}
