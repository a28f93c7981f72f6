package io.ringback.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ringback.common.Daemons;
import io.ringback.core.PoolName;
import io.ringback.notify.rules.ContactId;
import io.ringback.notify.rules.Kind;
import io.ringback.notify.rules.Notice;
import io.ringback.notify.rules.NoticeId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An Asterisk as far as a call to a contact needs it, and the channel that places the call there. */
final class CallStage implements AutoCloseable {
    static final String DESK = "+12025550199";

    record Asked(String method, String path, String login, String body) {}

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    final Queue<String> states = new ArrayDeque<>();
    int placing = 200;
    CallChannel channel;
    private final HttpServer server;

    CallStage() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        server.setExecutor(Executors.newCachedThreadPool(Daemons.named("asterisk")));
        server.createContext("/ari/channels", this::answer);
        server.start();
        channel = channel(Duration.ofHours(1));
    }

    private CallChannel channel(Duration between) {
        URI ari = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ari");
        CallPlacing placing = new CallPlacing(ari, "ringback", "secret", "from-internal");
        return new CallChannel(placing.waiting(Duration.ofMinutes(2)), Duration.ofMillis(1), between);
    }

    /** From now on a telephone may ring again after this time for what anybody can cause. */
    void leaveTelephonesFreeFor(Duration between) {
        channel.close();
        channel = channel(between);
    }

    /** From now on Asterisk takes requests and answers none of them until the result is complete; then it hangs up. */
    CompletableFuture<Void> fallSilent() {
        CompletableFuture<Void> silence = new CompletableFuture<>();
        server.removeContext("/ari/channels");
        server.createContext("/ari/channels", exchange -> {
            silence.join();
            exchange.close();
        });
        return silence;
    }

    void goAway() {
        server.stop(0);
    }

    @Override
    public void close() {
        channel.close();
        server.stop(0);
    }

    Result send(Message message, String address) {
        CompletableFuture<Result> result = new CompletableFuture<>();
        channel.send(message, address, result::complete);
        return result.orTimeout(2, TimeUnit.MINUTES).join();
    }

    static Message message(String agent, @Nullable String number) {
        return message(Kind.EMERGENCY_CALL_PLACED, agent, number);
    }

    static Message message(Kind kind, @Nullable String agent, @Nullable String number) {
        Notice notice = new Notice(
                new NoticeId("default-17"),
                PoolName.DEFAULT,
                kind,
                new Notice.About("call-1", agent, number, null, null, null),
                Instant.parse("2026-01-05T10:00:00Z"));
        return Message.of(notice, new ContactId("desk"), null, URI.create("https://ringback.example/ack/token"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        asked.add(new Asked(
                method,
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        String state = method.equals("POST") ? null : states.poll();
        int status = method.equals("POST") ? placing : state == null ? 404 : 200;
        byte[] body = (state == null ? "{}" : "{ \"id\": \"1\", \"state\": \"" + state + "\" }")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
