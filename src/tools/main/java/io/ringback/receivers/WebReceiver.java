package io.ringback.receivers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A web server that takes webhooks, or refuses them in words that quote the address, and plays an Asterisk that calls. */
public final class WebReceiver implements AutoCloseable {
    /** What is posted under this path is refused. */
    public static final String REFUSING = "/refusing/";

    private static final String CHANNELS = "/ari/channels";
    private static final int QUEUE = 50;

    private final HttpServer server;
    private final Consumer<String> bodies;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    /** @param bodies told of what each request brings */
    public WebReceiver(Consumer<String> bodies) throws IOException {
        this.bodies = bodies;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), QUEUE);
        server.createContext("/", this::hook);
        server.createContext(CHANNELS, this::call);
        server.start();
    }

    /** Its address, without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The paths that were posted to, and what calls were asked for. */
    public Set<String> asked() {
        return Set.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void hook(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        bodies.accept(body(exchange));
        boolean refused = path.startsWith(REFUSING);
        answer(exchange, refused ? 400 : 200, refused ? "nobody at " + path : "{}");
    }

    private void call(HttpExchange exchange) throws IOException {
        asked.add(body(exchange));
        answer(exchange, 200, "{\"state\":\"Up\"}");
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
