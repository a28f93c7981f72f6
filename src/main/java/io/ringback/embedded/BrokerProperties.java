package io.ringback.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Settles how one node plays a whole cluster: loopback only, quick to commit, quick to notice a lost client. */
final class BrokerProperties {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";
    private static final String BROKER_LISTENER = "BROKER";

    private BrokerProperties() {}

    static Map<String, Object> of(Path logDirectory, int brokerPort, int controllerPort) {
        Map<String, Object> properties = new HashMap<>(SINGLE_NODE);
        properties.putAll(LOW_LATENCY);
        properties.putAll(SMALL_FOOTPRINT);
        String broker = BROKER_LISTENER + "://" + LoopbackPort.HOST + ":" + brokerPort;
        String controller = CONTROLLER_LISTENER + "://" + LoopbackPort.HOST + ":" + controllerPort;
        properties.put("listeners", broker + "," + controller);
        properties.put("advertised.listeners", broker);
        properties.put("controller.quorum.voters", NODE_ID + "@" + LoopbackPort.HOST + ":" + controllerPort);
        properties.put("log.dirs", logDirectory.toString());
        return properties;
    }

    private static final Map<String, String> SINGLE_NODE = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", String.valueOf(NODE_ID)),
            Map.entry("controller.listener.names", CONTROLLER_LISTENER),
            Map.entry("inter.broker.listener.name", BROKER_LISTENER),
            Map.entry(
                    "listener.security.protocol.map",
                    BROKER_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT"),
            Map.entry("default.replication.factor", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            // A topic made by a typo would hide the typo.
            Map.entry("auto.create.topics.enable", "false"));

    private static final Map<String, String> LOW_LATENCY = Map.of(
            // After a commit the next transaction is turned away until the markers are written; the default waits 20
            // ms.
            "add.partitions.to.txn.retry.backoff.ms", "1",
            // How soon a dead instance's transaction stops holding back read_committed consumers; default 10 s.
            "transaction.abort.timed.out.transaction.cleanup.interval.ms", "500",
            // Lets a client ask for a session timeout below 6 s.
            "group.min.session.timeout.ms", "1000",
            "group.initial.rebalance.delay.ms", "0",
            "controller.quorum.append.linger.ms", "0",
            "broker.heartbeat.interval.ms", "500");

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
