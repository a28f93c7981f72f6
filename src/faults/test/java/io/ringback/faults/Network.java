package io.ringback.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The wires between instances and brokers: each broker has a listener for each instance, advertised at a relay of its own,
 * so that one instance can be cut off from all brokers or from one, while all else goes on.
 */
final class Network implements AutoCloseable {
    private static final String BROKERS = "BROKER";
    private static final String CONTROLLERS = "CONTROLLER";
    private static final String HOST = "127.0.0.1";

    private final List<List<Integer>> listenerPorts;
    private final List<List<Relay>> relays;

    /**
     * @param listenerPorts a free port of each broker for each instance: a list for each instance, the first broker's first
     */
    Network(List<List<Integer>> listenerPorts) {
        this.listenerPorts = listenerPorts;
        this.relays = listenerPorts.stream()
                .map(ports -> ports.stream().map(Relay::new).toList())
                .toList();
    }

    /** What a broker must be set to, so that it listens to each instance at the end of a wire. */
    List<String> settings(int broker, int brokerPort, int controllerPort) {
        List<String> advertised = new ArrayList<>(List.of(BROKERS + "://" + HOST + ":" + brokerPort));
        List<String> listeners = new ArrayList<>(advertised);
        listeners.add(CONTROLLERS + "://" + HOST + ":" + controllerPort);
        List<String> protocols = new ArrayList<>(List.of(BROKERS + ":PLAINTEXT", CONTROLLERS + ":PLAINTEXT"));
        for (int instance = 1; instance <= relays.size(); instance++) {
            String name = "INSTANCE" + instance;
            listeners.add(
                    name + "://" + HOST + ":" + listenerPorts.get(instance - 1).get(broker - 1));
            advertised.add(name + "://" + HOST + ":" + wire(instance, broker).port());
            protocols.add(name + ":PLAINTEXT");
        }
        return List.of(
                "listeners=" + String.join(",", listeners),
                "advertised.listeners=" + String.join(",", advertised),
                "listener.security.protocol.map=" + String.join(",", protocols));
    }

    String bootstrapServers(int instance) {
        return relays.get(instance - 1).stream()
                .map(relay -> HOST + ":" + relay.port())
                .collect(Collectors.joining(","));
    }

    Relay wire(int instance, int broker) {
        return relays.get(instance - 1).get(broker - 1);
    }

    /** All wires of an instance. */
    void be(int instance, Relay.Wire wire) {
        relays.get(instance - 1).forEach(relay -> relay.be(wire));
    }

    @Override
    public void close() {
        for (Relay relay : relays.stream().flatMap(List::stream).toList()) {
            try {
                relay.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Free ports of each broker for each instance. */
    static Network between(int instances, List<Integer> freePorts) {
        int brokers = freePorts.size() / instances;
        return new Network(IntStream.range(0, instances)
                .mapToObj(i -> List.copyOf(freePorts.subList(i * brokers, (i + 1) * brokers)))
                .toList());
    }
}
