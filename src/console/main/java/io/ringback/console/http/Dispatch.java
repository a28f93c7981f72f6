package io.ringback.console.http;

import io.ringback.console.http.Routes.Found;
import io.ringback.http.WaitingConnections;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks each request in the order of cost: its host, its rate, its path, its token, its form; then answers it. */
final class Dispatch extends Handler.Abstract.NonBlocking {
    static final String EVENTS = "/v1/events";

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final int MOST_BODY_BYTES = 4_096;

    private final Access access;
    private final Routes routes;
    private final WaitingConnections connections;
    private final @Nullable Stream stream;
    private final RateLimit reads;
    private final RateLimit writes;

    /** @param stream what {@link #EVENTS} is answered by, null where there are none */
    Dispatch(Access access, Routes routes, WaitingConnections connections, @Nullable Stream stream) {
        this.access = access;
        this.routes = routes;
        this.connections = connections;
        this.stream = stream;
        this.reads = new RateLimit(5_000, 10_000, connections.clock());
        this.writes = new RateLimit(20, 60, connections.clock());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        SecurityHeaders.on(response.getHeaders());
        String path = String.valueOf(request.getHttpURI().getPath());
        @Nullable Stream events = path.equals(EVENTS) && request.getMethod().equals("GET") ? stream : null;
        Optional<Found> found = events != null ? Optional.empty() : found(request.getMethod(), path);
        @Nullable Answer refusal = refusal(request, path, events, found);
        if (refusal != null) {
            // What was not read of the request must not be taken for the next one.
            response.getHeaders().put("Connection", "close");
            send(refusal, response, callback);
        } else if (events != null) {
            connections.isWhole(request);
            @Nullable String authorization = request.getHeaders().get("Authorization");
            events.open(request, response, callback, () -> access.isAllowed(authorization));
        } else {
            answer(request, response, callback, found.orElseThrow());
        }
        return true;
    }

    private Optional<Found> found(String method, String path) {
        try {
            return routes.find(method.equals("HEAD") ? "GET" : method, path);
        } catch (IllegalArgumentException badEncoding) {
            return Optional.empty();
        }
    }

    private @Nullable Answer refusal(Request request, String path, @Nullable Stream events, Optional<Found> found) {
        HttpFields headers = request.getHeaders();
        boolean post = request.getMethod().equals("POST");
        if (!access.isForUs(request.getHttpURI().getHost())) {
            return Answer.error(421, "wrong-host");
        }
        if (!(post ? writes : reads).permits(Request.getRemoteAddr(request))) {
            return Answer.error(429, "too-many-requests").with("Retry-After", "1");
        }
        if (found.isEmpty() && events == null && !routes.knows(path)) {
            return Answer.error(404, "not-found");
        }
        boolean open = found.map(Found::open).orElse(false);
        if (!open && !access.isAllowed(headers.get("Authorization"))) {
            return Answer.error(401, "token-needed").with("WWW-Authenticate", "Bearer realm=\"ringback\"");
        }
        if (found.isEmpty() && events == null) {
            return Answer.error(405, "method-not-allowed");
        }
        if (events != null && events.isFull()) {
            return Answer.error(503, "too-many-viewers").with("Retry-After", "5");
        }
        return post ? refusedPost(request, open ? FORM : JSON) : null;
    }

    /** A form of another site cannot send JSON, a script of another site is told by its origin. */
    private static @Nullable Answer refusedPost(Request request, String wanted) {
        HttpFields headers = request.getHeaders();
        @Nullable String origin = headers.get("Origin");
        @Nullable String type = headers.get("Content-Type");
        if (origin != null && !origin.substring(origin.lastIndexOf('/') + 1).equals(headers.get("Host"))) {
            return Answer.error(403, "other-origin");
        }
        if (type == null || !type.startsWith(wanted)) {
            return Answer.error(415, wanted.equals(JSON) ? "json-needed" : "form-needed");
        }
        return headers.getLongField("Content-Length") > MOST_BODY_BYTES ? Answer.error(413, "too-large") : null;
    }

    private void answer(Request request, Response response, Callback callback, Found found) {
        Map<String, String> query;
        try {
            query = query(request);
        } catch (RuntimeException badEncoding) {
            response.getHeaders().put("Connection", "close");
            send(Answer.error(400, "bad-request"), response, callback);
            return;
        }
        if (!request.getMethod().equals("POST")) {
            connections.isWhole(request);
            answer(found, new Ask(found.rest(), query, ""), response, callback);
            return;
        }
        Content.Source.asByteArrayAsync(
                request,
                MOST_BODY_BYTES,
                Promise.Invocable.from(
                        InvocationType.NON_BLOCKING,
                        body -> {
                            connections.isWhole(request);
                            Ask ask = new Ask(found.rest(), query, new String(body, StandardCharsets.UTF_8));
                            answer(found, ask, response, callback);
                        },
                        failure -> send(Answer.error(413, "too-large"), response, callback)));
    }

    private static void answer(Found found, Ask ask, Response response, Callback callback) {
        var unused = answered(found, ask)
                .exceptionally(Dispatch::failed)
                .thenAccept(answer -> send(answer, response, callback));
    }

    private static CompletionStage<Answer> answered(Found found, Ask ask) {
        try {
            return found.route().apply(ask);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Answer failed(Throwable why) {
        LOG.warn("event=request-failed error={}", why.getClass().getSimpleName());
        return Answer.error(500, "failed");
    }

    private static Map<String, String> query(Request request) {
        Map<String, String> query = new HashMap<>();
        for (Fields.Field field : Request.extractQueryParameters(request)) {
            query.put(field.getName(), String.valueOf(field.getValue()));
        }
        return query;
    }

    private static void send(Answer answer, Response response, Callback callback) {
        response.setStatus(answer.status());
        response.getHeaders().put("Content-Type", answer.type());
        response.getHeaders().put("Content-Length", answer.body().remaining());
        answer.headers().forEach(response.getHeaders()::put);
        boolean head = response.getRequest().getMethod().equals("HEAD");
        response.write(true, head ? ByteBuffer.allocate(0) : answer.body().duplicate(), callback);
    }
}
