package io.ringback.asterisk;

import io.ringback.http.BoundedServer;
import io.ringback.http.WaitingConnections;
import io.ringback.http.WaitingConnections.Bounds;
import io.ringback.http.WordlessErrors;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the dialplan's CURL with a line of text. A question takes a thread only once it is whole, so that who sends one
 * slowly, or none, holds up nobody's call.
 */
final class RouteServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RouteServer.class);
    private static final int HEADER_BYTES = 8_192;
    private static final int WARM_UPS = 50;

    /** Each call of an Asterisk has a connection of its own, and they are all of one address. */
    private static final Bounds BOUNDS = new Bounds(1_000, 2_000, Duration.ofSeconds(30));

    /** Those that wait for their answer among them. */
    private static final int CONNECTIONS = 4_000;

    private final BoundedServer server;
    private final Questions questions;
    private final @Nullable Supplier<String> token;

    /**
     * Begins with {@link #start}.
     *
     * @param token what a question must bring; null when none is asked for
     * @throws IOException when the address cannot be had
     */
    RouteServer(InetSocketAddress address, @Nullable Supplier<String> token) throws IOException {
        this.token = token;
        WaitingConnections connections = new WaitingConnections(BOUNDS, System::nanoTime);
        this.server = new BoundedServer("asterisk-dialplan", connections, new HttpConnectionFactory(http()));
        this.questions = new Questions(connections, token);
        server.address(address.getAddress().getHostAddress(), address.getPort(), BOUNDS.patience());
        server.limit(CONNECTIONS);
        server.handlers(questions, new WordlessErrors());
        server.open();
    }

    private static HttpConfiguration http() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        return http;
    }

    /** A question's path, and what answers it at once. */
    void answer(String path, Function<Map<String, String>, String> answer) {
        questions.answer(path, answer);
    }

    /** The same of what may have to wait for others: it holds up no question but its like. */
    void answerInTime(String path, Function<Map<String, String>, String> answer) {
        questions.answerInTime(path, answer);
    }

    void start() throws IOException {
        server.start("the dialplan's server does not start");
    }

    /** Asks itself, as a dialplan would: the first answer of a process takes longer than a dialplan waits. */
    void warmUp(String path, String question) {
        String shown = token == null ? "" : "&token=" + URLEncoder.encode(token.get(), StandardCharsets.UTF_8);
        HttpClient asking = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + host() + ":" + port() + path))
                .version(HttpClient.Version.HTTP_1_1)
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
        String address = server.host();
        return address.indexOf(':') < 0 ? address : "[" + address + "]";
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        questions.close();
        server.close();
    }
}
