package io.ringback.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.function.IntFunction;

/** Finds out whether a port of the loopback interface can be had, before Kafka finds out in forty lines of log. */
public final class LoopbackPort {
    static final String HOST = "127.0.0.1";

    private LoopbackPort() {}

    /** A port that was free a moment ago. */
    public static int free() {
        return reserve(0);
    }

    /**
     * @param wanted a port, or 0 for any
     * @return a port that was free a moment ago
     * @throws EmbeddedKafkaException when the wanted port is in use
     */
    static int reserve(int wanted) {
        return reserve(wanted, port -> port);
    }

    /**
     * @param meanwhile uses it while nobody else can be given the same, as for a second port
     */
    static <T> T reserve(int wanted, IntFunction<T> meanwhile) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return meanwhile.apply(socket.getLocalPort());
        } catch (IOException | IllegalArgumentException e) {
            throw new EmbeddedKafkaException(
                    "port " + wanted + " on " + HOST + " cannot be had: it is in use or not allowed", e);
        }
    }
}
