package io.ringback.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of Confluent's API that Ringback uses, in this process: schemas get ids from 1 on, and requests are kept. */
public final class ScriptedRegistry implements AutoCloseable {
    private static final Pattern SCHEMA = Pattern.compile("\\{\"schema\":(\".*\")\\}", Pattern.DOTALL);

    private static final AtomicInteger STARTED = new AtomicInteger();

    private final HttpServer server;
    private final String root;
    private final List<String> schemas = new ArrayList<>();
    private final Map<String, List<Integer>> subjects = new TreeMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private ScriptedRegistry(HttpServer server, String root) {
        this.server = server;
        this.root = root;
    }

    /** On a free port, at an address that no other had before. */
    public static ScriptedRegistry start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ScriptedRegistry registry = new ScriptedRegistry(server, "/registry-" + STARTED.incrementAndGet());
            server.createContext(registry.root, registry::answer);
            server.start();
            return registry;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An address where nothing listens. */
    public static URI away() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + free.getLocalPort() + "/away");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + root);
    }

    /** Everything that was asked for, as {@code POST /path}. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** Registers a schema: its id. */
    public synchronized int add(String subject, String schema) {
        return register(subject, quoted(schema));
    }

    /** Tells another schema under an id from now on, as a registry does that was made anew. */
    public synchronized void replace(int id, String schema) {
        schemas.set(id - 1, quoted(schema));
    }

    private static String quoted(String schema) {
        return '"' + schema.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(root.length());
        asked.add(exchange.getRequestMethod() + " " + path);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String[] parts = path.split("/", -1);
        if (path.startsWith("/schemas/ids/")) {
            int id = Integer.parseInt(parts[3]);
            say(exchange, id > 0 && id <= schemas.size() ? "{\"schema\":" + schemas.get(id - 1) + "}" : null);
        } else if (path.startsWith("/config/")) {
            say(exchange, subjects.containsKey(parts[2]) ? body : null);
        } else if (path.endsWith("/versions")) {
            say(exchange, "{\"id\":" + register(parts[2], schemaIn(body)) + "}");
        } else {
            int id = schemas.indexOf(schemaIn(body)) + 1;
            boolean has = subjects.getOrDefault(parts[2], List.of()).contains(id);
            say(exchange, has ? "{\"id\":" + id + "}" : null);
        }
    }

    private int register(String subject, String quoted) {
        if (!schemas.contains(quoted)) {
            schemas.add(quoted);
        }
        int id = schemas.indexOf(quoted) + 1;
        subjects.computeIfAbsent(subject, any -> new ArrayList<>()).add(id);
        return id;
    }

    private static String schemaIn(String body) {
        Matcher schema = SCHEMA.matcher(body);
        if (!schema.matches()) {
            throw new IllegalArgumentException("no schema in a request");
        }
        return schema.group(1);
    }

    private static void say(HttpExchange exchange, @Nullable String answer) throws IOException {
        byte[] bytes = (answer == null ? "{\"error_code\":40403}" : answer).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
        exchange.sendResponseHeaders(answer == null ? 404 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
