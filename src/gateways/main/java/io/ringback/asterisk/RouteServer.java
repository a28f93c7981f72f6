package io.ringback.asterisk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ringback.common.Daemons;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the dialplan's CURL with a line of text. Questions are posted forms: Asterisk logs an address that does not
 * answer, and an address must hold no number.
 */
final class RouteServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RouteServer.class);
    private static final int LONGEST_QUESTION = 4_096;
    private static final int THREADS = 8;
    private static final int WARM_UPS = 50;

    private final HttpServer server;
    private final @Nullable Supplier<String> token;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, Daemons.named("asterisk-dialplan"));

    /**
     * Begins with {@link #start}.
     *
     * @param token what a question must bring; null when none is asked for
     * @throws IOException when the address cannot be had
     */
    RouteServer(InetSocketAddress address, @Nullable Supplier<String> token) throws IOException {
        // Read once by the JDK's server; without it the second answer of a connection was seen to wait for 45 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.server = HttpServer.create(address, 64);
        this.token = token;
        server.setExecutor(threads);
    }

    /** A question's path, and what answers it. */
    void answer(String path, Function<Map<String, String>, String> answer) {
        server.createContext(path, exchange -> {
            try (exchange) {
                answer(exchange, answer);
            } catch (RuntimeException e) {
                LOG.warn("event=question-failed error={}", e.getClass().getSimpleName());
            }
        });
    }

    void start() {
        server.start();
    }

    /** Asks itself, as a dialplan would: the first answer of a process takes longer than a dialplan waits. */
    void warmUp(String path, String question) {
        String shown = token == null ? "" : "&token=" + URLEncoder.encode(token.get(), StandardCharsets.UTF_8);
        HttpClient asking = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + host() + ":" + port() + path))
                .POST(HttpRequest.BodyPublishers.ofString(question + shown))
                .build();
        try {
            for (int i = 0; i < WARM_UPS; i++) {
                asking.send(request, HttpResponse.BodyHandlers.discarding());
            }
        } catch (IOException e) {
            LOG.warn("event=not-warmed-up error={}", e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String host() {
        String address = server.getAddress().getAddress().getHostAddress();
        return address.indexOf(':') < 0 ? address : "[" + address + "]";
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange, Function<Map<String, String>, String> answer) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_QUESTION);
        Map<String, String> question = form(new String(body, StandardCharsets.UTF_8));
        boolean allowed = exchange.getRequestMethod().equals("POST") && isAllowed(question.getOrDefault("token", ""));
        byte[] line = allowed ? answer.apply(question).getBytes(StandardCharsets.UTF_8) : new byte[0];
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(allowed ? 200 : 403, line.length == 0 ? -1 : line.length);
        if (line.length > 0) {
            exchange.getResponseBody().write(line);
        }
    }

    private boolean isAllowed(String given) {
        if (token == null) {
            return true;
        }
        byte[] wanted = token.get().getBytes(StandardCharsets.UTF_8);
        return wanted.length > 0 && MessageDigest.isEqual(wanted, given.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String field : body.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                form.put(field.substring(0, equals), decoded(field.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
