package io.ringback.registry;

import io.ringback.common.Daemons;
import io.ringback.wire.SchemaCatalog;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a process knows of one registry. Ids are asked for in the background: a record waits at most {@link #WAIT} of a
 * second for an answer, and goes on without one. An id that is asked for in vain is asked for again after
 * {@link #PAUSE}.
 */
public final class SchemaRegistry {
    private static final Duration WAIT = Duration.ofMillis(300);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int MOST_OPEN = 256;
    private static final Map<URI, SchemaRegistry> BY_ADDRESS = new ConcurrentHashMap<>();

    private record Written(Schema schema, long fingerprint) {}

    private final RegistryClient client;
    private final KnownIds known;
    private final Map<String, Schema> expected = new ConcurrentHashMap<>();
    private final Map<String, Written> written = new ConcurrentHashMap<>();
    private final Map<Object, Long> askedLately = new ConcurrentHashMap<>();
    private final WaitBudget budget = new WaitBudget(WAIT, System::nanoTime);
    private final ThreadPoolExecutor asking;
    private volatile boolean registering;

    SchemaRegistry(URI url, @Nullable Path file) {
        this.client = new RegistryClient(url);
        this.known = new KnownIds(client.address(), file, System::nanoTime);
        this.asking = new ThreadPoolExecutor(
                1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_OPEN), Daemons.named("ringback-registry"));
        asking.allowCoreThreadTimeOut(true);
    }

    /**
     * The registry at an address: one for all clients of the process.
     *
     * @param file where ids are kept across starts; null for nowhere
     */
    public static SchemaRegistry at(URI url, @Nullable Path file) {
        return BY_ADDRESS.computeIfAbsent(url, address -> new SchemaRegistry(address, file));
    }

    /** The subject of a topic's values, by the strategy that every serializer has as its default. */
    public static String subject(String topic) {
        return topic + "-value";
    }

    /** From now on a topic's value whose id nobody can tell is taken for this record, if it fits. */
    public void expect(String topic, Schema newest) {
        expected.put(topic, newest);
    }

    /** From now on values that are written to a topic have the registry's framing, as soon as the id is known. */
    public void write(String topic, Schema schema) {
        written.put(topic, new Written(schema, SchemaCatalog.fingerprint(schema)));
    }

    /** From now on a schema that is written and not registered is registered. */
    public void registerWhatIsMissing() {
        registering = true;
    }

    /**
     * Asks for the id of every schema that is written.
     *
     * @return false when the registry did not answer for all of them within {@code atMost}, so that some are written
     *     without, unless an earlier start has left their ids
     */
    public boolean awaitIds(Duration atMost) throws InterruptedException {
        CompletableFuture<?>[] answers = written.entrySet().stream()
                .map(topic -> submit(() -> learnId(topic.getKey(), topic.getValue())))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(answers).get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /**
     * Registers a topic's schema, and has its subject refuse every later one that is not compatible both ways with all
     * before it.
     *
     * @throws RegistryException when the registry is away or refuses
     */
    public void register(String topic, Schema schema) {
        // Where the subject is new, a registry may know nothing of it before its first version.
        boolean demanded = client.demandFullCompatibility(subject(topic));
        int id = client.register(subject(topic), schema);
        if (!demanded && !client.demandFullCompatibility(subject(topic))) {
            throw new RegistryException("the registry does not take a compatibility for " + subject(topic));
        }
        known.learn(topic, SchemaCatalog.fingerprint(schema), id);
    }

    /**
     * Whether a topic's schema is there.
     *
     * @throws RegistryException when the registry is away
     */
    public boolean isRegistered(String topic, Schema schema) {
        return client.id(subject(topic), schema).isPresent();
    }

    @Nullable Schema expected(String topic) {
        return expected.get(topic);
    }

    /** The schema of an id; null when nobody can tell just now. One that was told long ago is used, and asked for anew. */
    @Nullable Schema schema(int id) {
        Schema schema = known.schema(id);
        if (known.isFresh(id) || !mayAsk(id)) {
            return schema;
        }
        CompletableFuture<@Nullable Schema> answer = submit(() -> learnSchema(id));
        return schema == null ? await(answer) : schema;
    }

    /** The id of what is about to be written; null when it is to be written without, or is not known yet. */
    @Nullable Integer id(String topic, long fingerprint) {
        Written sought = written.get(topic);
        if (sought == null || sought.fingerprint != fingerprint) {
            return null;
        }
        Integer id = known.id(topic, fingerprint);
        if (!known.isFresh(topic, fingerprint) && mayAsk(topic)) {
            var unused = submit(() -> learnId(topic, sought));
        }
        return id;
    }

    /** A value in single-object encoding as it is to be written: with the framing if its topic has it and its id is known. */
    public byte @Nullable [] framed(String topic, byte @Nullable [] value) {
        if (value == null || !Headers.isSingleObject(value)) {
            return value;
        }
        Integer id = id(topic, Headers.fingerprint(value));
        return id == null ? value : Headers.registry(id, value);
    }

    private @Nullable Schema learnSchema(int id) {
        Optional<Schema> schema = client.schema(id);
        schema.ifPresent(told -> known.learn(id, told));
        return known.schema(id);
    }

    private @Nullable Integer learnId(String topic, Written sought) {
        Optional<Integer> id = client.id(subject(topic), sought.schema);
        id.ifPresent(told -> known.learn(topic, sought.fingerprint, told));
        if (id.isEmpty() && registering) {
            register(topic, sought.schema);
        } else if (id.isEmpty()) {
            known.forget(topic, sought.fingerprint);
            throw new RegistryException("not registered: " + subject(topic));
        }
        return id.orElse(null);
    }

    /** Noise in a topic names as many ids as it likes: only so many are asked for in a while. */
    private boolean mayAsk(Object what) {
        long now = System.nanoTime();
        askedLately.values().removeIf(at -> now - at > PAUSE.toNanos());
        return askedLately.size() < MOST_OPEN && askedLately.putIfAbsent(what, now) == null;
    }

    private <T> CompletableFuture<@Nullable T> submit(Supplier<@Nullable T> question) {
        try {
            return CompletableFuture.supplyAsync(question, asking);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private <T> @Nullable T await(CompletableFuture<@Nullable T> answer) {
        long begun = System.nanoTime();
        try {
            return answer.get(budget.left(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            budget.spend(System.nanoTime() - begun);
        }
    }
}
