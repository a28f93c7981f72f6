package io.ringback.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Settles how a node of a cluster on this machine runs: loopback only, quick to commit, quick to notice a loss. */
final class BrokerProperties {
    static final String CONTROLLER_LISTENER = "CONTROLLER";
    private static final String BROKER_LISTENER = "BROKER";

    private BrokerProperties() {}

    static Map<String, Object> of(Path logDirectory, Membership membership) {
        Map<String, Object> properties = new HashMap<>(EVERY_NODE);
        properties.putAll(LOW_LATENCY);
        properties.putAll(QUICK_FAILOVER);
        properties.putAll(membership.replicas() > 1 ? QUICK_TAKEOVER : Map.of());
        properties.putAll(SMALL_FOOTPRINT);
        String broker = BROKER_LISTENER + "://" + LoopbackPort.HOST + ":" + membership.brokerPort();
        String controller = CONTROLLER_LISTENER + "://" + LoopbackPort.HOST + ":" + membership.controllerPort();
        properties.put("node.id", membership.nodeId());
        properties.put("listeners", broker + "," + controller);
        properties.put("advertised.listeners", broker);
        properties.put("controller.quorum.voters", membership.voters());
        properties.put("log.dirs", logDirectory.toString());
        properties.putAll(replication(membership));
        return properties;
    }

    private static Map<String, Object> replication(Membership membership) {
        String replicas = Integer.toString(membership.replicas());
        String inSync = Integer.toString(membership.minInSync());
        return Map.of(
                "default.replication.factor", replicas,
                "min.insync.replicas", inSync,
                "offsets.topic.replication.factor", replicas,
                "transaction.state.log.replication.factor", replicas,
                "transaction.state.log.min.isr", inSync,
                "share.coordinator.state.topic.replication.factor", replicas,
                "share.coordinator.state.topic.min.isr", inSync);
    }

    private static final Map<String, String> EVERY_NODE = Map.of(
            "process.roles",
            "broker,controller",
            "controller.listener.names",
            CONTROLLER_LISTENER,
            "inter.broker.listener.name",
            BROKER_LISTENER,
            "listener.security.protocol.map",
            BROKER_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT",
            // A topic made by a typo would hide the typo.
            "auto.create.topics.enable",
            "false");

    private static final Map<String, String> LOW_LATENCY = Map.of(
            // After a commit the next transaction is refused until the markers are written; by default 20 ms pass.
            "add.partitions.to.txn.retry.backoff.ms", "1",
            "group.initial.rebalance.delay.ms", "0",
            "controller.quorum.append.linger.ms", "0");

    /** How soon the loss of an instance is noticed: docs/reliability.md says what each is worth. */
    private static final Map<String, String> QUICK_FAILOVER = Map.of(
            // How soon a dead instance's transaction stops holding back read_committed consumers; default 10 s.
            "transaction.abort.timed.out.transaction.cleanup.interval.ms",
            "200",
            // Lets a client ask for a session timeout below 6 s.
            "group.min.session.timeout.ms",
            "1000",
            // The same for the streams group protocol, whose session timeout is the broker's.
            "group.streams.min.session.timeout.ms",
            "1000",
            "group.streams.session.timeout.ms",
            "3000",
            "group.streams.min.heartbeat.interval.ms",
            "100",
            "group.streams.heartbeat.interval.ms",
            "500",
            "group.streams.num.standby.replicas",
            "1");

    /**
     * How soon the loss of a broker is noticed, where others can take over; a lone broker would only be fenced when it
     * is busy.
     */
    private static final Map<String, String> QUICK_TAKEOVER = Map.of(
            // A broker that is silent for so long is fenced and its partitions get other leaders; default 9 s.
            "broker.session.timeout.ms", "1000",
            "broker.heartbeat.interval.ms", "150",
            // How soon another controller stands for election when the active one is silent; default 2 s.
            "controller.quorum.fetch.timeout.ms", "500",
            // So often the active one says something: the others' fetches rest until it does, and at the default, 500,
            // they would take it for dead.
            "metadata.max.idle.interval.ms", "100",
            "controller.quorum.election.timeout.ms", "300",
            "controller.quorum.election.backoff.max.ms", "200",
            // When a replica that asked its new leader too early asks again, default 1 s: nothing is acknowledged
            // before.
            "replica.fetch.backoff.ms", "50",
            // A commit whose markers met a lost broker is tried again only after this, when nothing else is committed:
            // 30 s by default.
            "request.timeout.ms", "1000");

    private static final Map<String, String> SMALL_FOOTPRINT = Map.ofEntries(
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("num.io.threads", "4"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.recovery.threads.per.data.dir", "2"),
            Map.entry("log.index.size.max.bytes", "1048576"),
            Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
            // What is past its retention leaves the disk within seconds, not minutes: leases may be short here.
            Map.entry("log.initial.task.delay.ms", "1000"),
            Map.entry("log.retention.check.interval.ms", "5000"),
            Map.entry("log.cleaner.backoff.ms", "5000"),
            Map.entry("log.segment.delete.delay.ms", "1000"));
}
