package io.ringback.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.embedded.EmbeddedKafka;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicPlan;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a storm of signed events costs, beside a handler that produces the body and nothing else, in turns: run by its name, on a
 * quiet machine, and read what it prints. Broker, both servers and who posts are in this process.
 */
class StormFigures {
    private static final int A_SECOND = Integer.getInteger("storm.rate", 2_000);
    private static final int SECONDS = Integer.getInteger("storm.seconds", 10);
    private static final int ROUNDS = 4;
    private static final String SECRET = "fictional-secret";
    private static final String STATUS = """
            {"call_sid":"%d","direction":"inbound","from":"ann","to":"12025550150","call_status":"%s"}""";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newFixedThreadPool(2))
            .build();

    @TempDir
    Path folder;

    @Test
    void costsLittleMoreThanProducingTheBody() throws Exception {
        Files.writeString(folder.resolve("secret"), SECRET);
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0)) {
            Settings settings = Settings.load(SettingSources.none()
                    .with("bootstrap.servers", kafka.bootstrapServers())
                    .with("gateways", "jambonz")
                    .with("gateway.listen", "127.0.0.1:0")
                    .with("gateway.jambonz.system", "jambonz")
                    .with(
                            "gateway.jambonz.secret-file",
                            folder.resolve("secret").toString()));
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                TopicPlan.compare(TopicCatalog.load(settings), admin).apply(admin);
            }
            Server plain = plain(kafka.bootstrapServers(), settings.topicPrefix() + "call-events");
            try (GatewayRole role = GatewayRole.start(settings)) {
                int port = ((ServerConnector) plain.getConnectors()[0]).getLocalPort();
                compare("http://127.0.0.1:" + role.port(), "http://127.0.0.1:" + port);
            } finally {
                plain.stop();
            }
        }
    }

    private void compare(String gateway, String plain) throws Exception {
        double[] ratios = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            long[] theirs = storm(plain, round);
            long[] ours = storm(gateway, round);
            System.out.printf(
                    "round %d, %d/s for %d s: gateway p50 %.1f p99 %.1f ms, body alone p50 %.1f p99 %.1f ms%n",
                    round, A_SECOND, SECONDS, at(ours, 50), at(ours, 99), at(theirs, 50), at(theirs, 99));
            if (round >= 0) {
                ratios[round] = at(ours, 99) / at(theirs, 99);
            }
        }
        Arrays.sort(ratios);
        System.out.printf("p99 beside the body alone: %.2f (median of %d rounds)%n", ratios[ROUNDS / 2], ROUNDS);
    }

    /** Nanoseconds from when each was due to its answer, sorted. */
    private long[] storm(String server, int round) throws Exception {
        int count = A_SECOND * SECONDS;
        long[] took = new long[count];
        AtomicInteger refused = new AtomicInteger();
        CompletableFuture<?>[] answers = new CompletableFuture<?>[count];
        IntFunction<HttpRequest> requests = requests(server, round);
        long begun = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = begun + i * 1_000_000_000L / A_SECOND;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            int each = i;
            answers[i] = client.sendAsync(requests.apply(i), BodyHandlers.discarding())
                    .thenAccept(answer -> {
                        took[each] = System.nanoTime() - due;
                        if (answer.statusCode() != 204) {
                            refused.incrementAndGet();
                        }
                    });
        }
        CompletableFuture.allOf(answers).get();
        assertThat(refused).hasValue(0);
        Arrays.sort(took);
        return took;
    }

    /** A call's three events follow one another, of many calls at once. */
    private static IntFunction<HttpRequest> requests(String server, int round) {
        long now = Instant.now().getEpochSecond();
        String[] statuses = {"trying", "in-progress", "completed"};
        return i -> {
            String body = STATUS.formatted(round * 10_000_000L + i / 3, statuses[i % 3]);
            return HttpRequest.newBuilder(URI.create(server + "/v1/gateways/jambonz"))
                    .header("Content-Type", "application/json")
                    .header("Jambonz-Signature", "t=" + now + ",v1=" + hex(now + "." + body))
                    .POST(BodyPublishers.ofString(body))
                    .build();
        };
    }

    private static double at(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    private static Server plain(String brokers, String topic) throws Exception {
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "acks", "all", "linger.ms", "0"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        Server server = new Server();
        server.addConnector(new ServerConnector(server, 1, 1));
        server.setHandler(new Handler.Abstract.NonBlocking() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                Content.Source.asByteArrayAsync(
                        request,
                        65_536,
                        Promise.Invocable.from(
                                InvocationType.NON_BLOCKING,
                                body -> {
                                    var unused =
                                            producer.send(new ProducerRecord<>(topic, body), (written, failure) -> {
                                                response.setStatus(failure == null ? 204 : 503);
                                                response.write(true, null, callback);
                                            });
                                },
                                callback::failed));
                return true;
            }

            @Override
            protected void doStop() throws Exception {
                producer.close();
                super.doStop();
            }
        });
        server.start();
        return server;
    }

    private static String hex(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
