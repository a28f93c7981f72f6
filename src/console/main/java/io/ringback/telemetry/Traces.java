package io.ringback.telemetry;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.ringback.common.Daemons;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends traces to a collector every few seconds. Nobody waits for it: what does not fit into its queue, and what the
 * collector does not take, is dropped.
 */
public final class Traces implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Traces.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST = 3_000;

    private final Spans spans = new Spans(new Random());
    private final BlockingQueue<Span> queue = new ArrayBlockingQueue<>(MOST);
    private final HttpClient http;
    private final ScheduledExecutorService sending;
    private final URI url;
    private final String service;
    private final Duration patience;
    private boolean refused;

    /**
     * @param collector the collector's address, without the path of traces
     * @param service the deployment's name there
     */
    public Traces(URI collector, String service) {
        this(collector, service, PATIENCE);
    }

    /** @param patience how long an answer is waited for */
    Traces(URI collector, String service, Duration patience) {
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .connectTimeout(patience)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        this.url = URI.create(collector + "/v1/traces");
        this.service = service;
        this.sending = Daemons.timer("ringback-traces");
        var unused =
                sending.scheduleWithFixedDelay(this::send, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A number reached a consumer; as {@link Spans#dialToNumber}. */
    public void dialToNumber(String pool, Instant dialled, Instant decided, Instant received) {
        List<Span> trace = spans.dialToNumber(pool, dialled, decided, received);
        if (queue.remainingCapacity() >= trace.size()) {
            trace.forEach(queue::offer);
        }
    }

    private synchronized void send() {
        List<Span> batch = new ArrayList<>();
        queue.drainTo(batch);
        if (!batch.isEmpty()) {
            tell(isTaken(request(batch)));
        }
    }

    private boolean isTaken(HttpRequest request) {
        // The request's own time-out ends with the headers of an answer.
        CompletableFuture<HttpResponse<Void>> answer = http.sendAsync(request, BodyHandlers.discarding());
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode() / 100 == 2;
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Once when it begins, once when it is over. */
    private void tell(boolean taken) {
        if (taken == refused) {
            refused = !taken;
            LOG.warn("event={}", taken ? "traces-taken-again" : "traces-not-taken");
        }
    }

    private HttpRequest request(List<Span> batch) {
        Resource resource = Resource.newBuilder()
                .addAttributes(attribute("service.name", service))
                .addAttributes(attribute("service.instance.id", ThisProcess.ID))
                .build();
        byte[] body = ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder()
                        .setResource(resource)
                        .addScopeSpans(ScopeSpans.newBuilder().addAllSpans(batch)))
                .build()
                .toByteArray();
        return HttpRequest.newBuilder(url)
                .timeout(patience)
                .header("Content-Type", "application/x-protobuf")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static KeyValue attribute(String name, String value) {
        return KeyValue.newBuilder()
                .setKey(name)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    /** Sends what is left. */
    @Override
    public void close() {
        sending.shutdownNow();
        send();
    }
}
