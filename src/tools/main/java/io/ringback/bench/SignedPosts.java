package io.ringback.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/**
 * Posts what a switch says of calls, each with its signature, whether or not earlier posts are answered. All numbers are
 * fictional.
 */
final class SignedPosts implements Placing {
    /** What both sides sign with. */
    static final String SECRET = "fictional-secret";

    private static final String STATUS = """
            {"call_sid":"%s","direction":"inbound","from":"%s","to":"%s","call_status":"%s"}""";
    private static final String REQUEST = "POST /v1/gateways/" + WebhookStorm.GATEWAY + " HTTP/1.1\r\n"
            + "Host: 127.0.0.1\r\nContent-Type: application/json\r\nJambonz-Signature: %s\r\nContent-Length: %d\r\n\r\n%s";
    private static final List<String> STATUSES = List.of("trying", "in-progress", "completed");
    private static final long PATIENCE_SECONDS = 60;
    private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(2);

    private final OpenConnections connections;

    /** @param port of a server on loopback */
    SignedPosts(int port) {
        this.connections = new OpenConnections(port);
    }

    /** Events of ordinary calls: from when each was due to its answer, in microseconds. */
    Histogram storm(Pace pace) throws InterruptedException {
        Histogram times = new SynchronizedHistogram(HIGHEST_MICROS, 3);
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        pace.keep(due -> {
            CompletableFuture<Void> answered = post(ordinary(pace.seed(), answers.size()));
            answers.add(answered.thenRun(() -> times.recordValue(since(due))));
        });
        try {
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new BenchFailure("not every post was taken: " + (e.getCause() == null ? e : e.getCause()));
        }
        return times;
    }

    /** An agent of that call dials 911; the time counts from the post. */
    @Override
    public void place(String call, Runnable placed) {
        placed.run();
        var unused = post(STATUS.formatted(call, "agent-" + call, "911", "trying"));
    }

    /** A call's three events follow one another; they are of many agents. */
    private static String ordinary(long round, int index) {
        int call = index / STATUSES.size();
        return STATUS.formatted(
                "ordinary-" + round + "-" + call,
                "agent-" + call % 5_000,
                "120255501" + (10 + call % 90),
                STATUSES.get(index % STATUSES.size()));
    }

    private CompletableFuture<Void> post(String body) {
        long now = Instant.now().getEpochSecond();
        String request = REQUEST.formatted("t=" + now + ",v1=" + signature(now + "." + body), body.length(), body);
        return connections.ask(request).thenAccept(SignedPosts::isTaken);
    }

    private static void isTaken(int status) {
        if (status != 204) {
            throw new BenchFailure("a post was answered " + status);
        }
    }

    private static long since(long nanoTime) {
        return Math.min(HIGHEST_MICROS, (System.nanoTime() - nanoTime) / 1_000);
    }

    private static String signature(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
