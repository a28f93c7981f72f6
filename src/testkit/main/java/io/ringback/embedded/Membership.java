package io.ringback.embedded;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which node of a cluster on this machine a broker is. Every node is broker and controller.
 *
 * @param nodeId from 1
 * @param brokerPort where clients reach it, on 127.0.0.1
 * @param controllerPorts of all nodes, the first node's first
 */
public record Membership(int nodeId, int brokerPort, List<Integer> controllerPorts) {
    private static final int MOST_REPLICAS = 3;

    public Membership {
        controllerPorts = List.copyOf(controllerPorts);
    }

    static Membership alone(int brokerPort, int controllerPort) {
        return new Membership(1, brokerPort, List.of(controllerPort));
    }

    int controllerPort() {
        return controllerPorts.get(nodeId - 1);
    }

    String voters() {
        return IntStream.rangeClosed(1, controllerPorts.size())
                .mapToObj(id -> id + "@" + LoopbackPort.HOST + ":" + controllerPorts.get(id - 1))
                .collect(Collectors.joining(","));
    }

    int replicas() {
        return Math.min(MOST_REPLICAS, controllerPorts.size());
    }

    /** With three replicas one may be away and none of what was acknowledged is lost. */
    int minInSync() {
        return Math.max(1, replicas() - 1);
    }
}
