package io.ringback.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker with its controller in this process, for the demo, for {@code run --embedded} and for the tests: one
 * node, reachable from this machine alone, up in about two seconds.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private final DataDirectory data;
    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private EmbeddedKafka(DataDirectory data, KafkaRaftServer server, int port) {
        this.data = data;
        this.server = server;
        this.bootstrapServers = LoopbackPort.HOST + ":" + port;
    }

    /** Starts on any free port with data that goes when it is closed. */
    public static EmbeddedKafka start() {
        return start(null, 0);
    }

    /**
     * Starts, and returns once clients can connect.
     *
     * @param data where the log is kept, and found again by a later start; null for a temporary directory
     * @param port the port on 127.0.0.1, or 0 for any free one
     * @throws EmbeddedKafkaException in one line, when the port or the directory cannot be had
     */
    public static EmbeddedKafka start(@Nullable Path data, int port) {
        return start(data, Uuid.randomUuid().toString(), alone(port), null, Map.of());
    }

    /**
     * Starts a broker that lets nobody in without a name and a password (SASL/SCRAM), and lets nobody do anything that
     * no access rule allows: as a production cluster should be, for trying access rules.
     *
     * @param superUser the one account to begin with
     */
    public static EmbeddedKafka startSecured(SuperUser superUser) {
        return start(null, Uuid.randomUuid().toString(), alone(0), superUser, Map.of());
    }

    /**
     * Starts one node of a cluster; the others have processes of their own.
     *
     * @param given broker settings that win over the usual ones
     */
    static EmbeddedKafka start(Path data, String clusterId, Membership membership, Map<String, String> given) {
        return start(data, clusterId, membership, null, given);
    }

    private static EmbeddedKafka start(
            @Nullable Path data,
            String clusterId,
            Membership membership,
            @Nullable SuperUser superUser,
            Map<String, String> given) {
        DataDirectory directory = DataDirectory.open(data);
        try {
            format(directory.log(), clusterId, membership.nodeId(), superUser);
            Map<String, Object> properties = BrokerProperties.of(directory.log(), membership);
            if (superUser != null) {
                properties.putAll(superUser.brokerProperties());
            }
            properties.putAll(given);
            KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
            server.startup();
            return new EmbeddedKafka(directory, server, membership.brokerPort());
        } catch (Exception e) {
            directory.close();
            throw new EmbeddedKafkaException("the embedded broker did not start: " + e.getMessage(), e);
        } catch (LinkageError e) {
            directory.close();
            throw e;
        }
    }

    /** The address for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Where every byte that this broker stores is. */
    public Path dataDirectory() {
        return data.root();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        data.close();
    }

    private static Membership alone(int port) {
        return LoopbackPort.reserve(port, broker -> Membership.alone(broker, LoopbackPort.reserve(0)));
    }

    private static void format(Path log, String clusterId, int nodeId, @Nullable SuperUser superUser) throws Exception {
        if (Files.exists(log.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(log);
        new Formatter()
                .setClusterId(clusterId)
                .setNodeId(nodeId)
                .addDirectory(log.toString())
                .setMetadataLogDirectory(log.toString())
                .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
                .setIgnoreFormatted(true)
                .setScramArguments(superUser == null ? List.of() : List.of(superUser.scramArgument()))
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run();
    }
}
