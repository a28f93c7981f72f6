package io.ringback.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One broker of a cluster on this machine, in a process of its own, so that it can be killed or frozen like a machine.
 * Its settings are those that {@code docs/reliability.md} asks of a cluster for quick failover.
 */
public final class ClusterNode {
    private ClusterNode() {}

    /** {@code DATA CLUSTER_ID NODE_ID BROKER_PORT CONTROLLER_PORT,… [SETTING=VALUE…]}; serves until SIGTERM. */
    public static void main(String[] arguments) {
        List<Integer> controllers =
                Stream.of(arguments[4].split(",", -1)).map(Integer::valueOf).toList();
        Membership membership =
                new Membership(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]), controllers);
        EmbeddedKafka node = EmbeddedKafka.start(Path.of(arguments[0]), arguments[1], membership, given(arguments));
        Runtime.getRuntime().addShutdownHook(new Thread(node::close, "close-broker"));
    }

    private static Map<String, String> given(String[] arguments) {
        return Stream.of(arguments)
                .skip(5)
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
    }
}
