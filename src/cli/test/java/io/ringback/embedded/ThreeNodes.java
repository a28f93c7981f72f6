package io.ringback.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/** A cluster of three brokers in this process, for what one alone cannot show. */
public final class ThreeNodes implements AutoCloseable {
    private static final int NODES = 3;

    private final List<EmbeddedKafka> nodes;

    private ThreeNodes(List<EmbeddedKafka> nodes) {
        this.nodes = nodes;
    }

    /**
     * Starts them.
     *
     * @param folder an empty one for what they store
     */
    public static ThreeNodes start(Path folder) {
        String cluster = Uuid.randomUuid().toString();
        List<Integer> controllers =
                Stream.generate(() -> LoopbackPort.reserve(0)).limit(NODES).toList();
        // None is up before the others are.
        List<CompletableFuture<EmbeddedKafka>> starting = IntStream.rangeClosed(1, NODES)
                .mapToObj(id -> CompletableFuture.supplyAsync(
                        () -> EmbeddedKafka.start(
                                folder.resolve("node-" + id),
                                cluster,
                                new Membership(id, LoopbackPort.reserve(0), controllers),
                                Map.of()),
                        work -> new Thread(work, "node-" + id).start()))
                .toList();
        return new ThreeNodes(starting.stream().map(CompletableFuture::join).toList());
    }

    public String bootstrapServers() {
        return nodes.get(0).bootstrapServers();
    }

    @Override
    public void close() {
        nodes.stream()
                .map(node -> CompletableFuture.runAsync(node::close, work -> new Thread(work, "closing").start()))
                .toList()
                .forEach(CompletableFuture::join);
    }
}
