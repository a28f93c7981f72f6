package io.ringback.gateway;

import io.ringback.gateway.Authenticity.Verdict;
import io.ringback.gateway.Receiver.EventOutcome;
import io.ringback.http.WaitingConnections;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code POST /v1/gateways/NAME}: 204 once the brokers have the event, 503 when they have not, 401 and 403 for
 * what is not the system's own. Nothing of a request is logged or comes back.
 */
final class WebhookHandler extends Handler.Abstract.NonBlocking {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookHandler.class);

    /** Where events are posted to. */
    static final String PATH = "/v1/gateways/";

    private static final int MOST_BODY_BYTES = 64 * 1024;
    private static final Map<EventOutcome, Integer> STATUS = Map.of(
            EventOutcome.TAKEN,
            204,
            EventOutcome.UNREADABLE,
            422,
            EventOutcome.TOO_OLD,
            403,
            EventOutcome.NOT_PUBLISHED,
            503);

    /** A gateway's door and what is behind it. */
    record Door(Authenticity authenticity, Handshake handshake, Receiver receiver) {}

    private final Map<String, Door> doors;
    private final @Nullable URI url;
    private final WaitingConnections connections;
    private final InstantSource clock;

    /**
     * A handler for these.
     *
     * @param url what senders call this server; null when their requests say
     * @param connections told of each whole request
     */
    WebhookHandler(Map<String, Door> doors, @Nullable URI url, WaitingConnections connections, InstantSource clock) {
        this.doors = Map.copyOf(doors);
        this.url = url;
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = String.valueOf(request.getHttpURI().getPath());
        @Nullable Door door = path.startsWith(PATH) ? doors.get(path.substring(PATH.length())) : null;
        if (door == null) {
            refuse(404, response, callback);
        } else if (request.getMethod().equals("OPTIONS")) {
            answer(door, request, new byte[0], response, callback);
        } else if (!request.getMethod().equals("POST")) {
            response.getHeaders().put(HttpHeader.ALLOW, "POST");
            refuse(405, response, callback);
        } else if (request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > MOST_BODY_BYTES) {
            refuse(413, response, callback);
        } else {
            Content.Source.asByteArrayAsync(
                    request,
                    MOST_BODY_BYTES,
                    Promise.Invocable.from(
                            InvocationType.NON_BLOCKING,
                            body -> answer(door, request, body, response, callback),
                            failure -> refuse(413, response, callback)));
        }
        return true;
    }

    /** Who gets no answer would wait for it, and an event that nobody has thought of would be lost without a word. */
    private void answer(Door door, Request request, byte[] body, Response response, Callback callback) {
        connections.isWhole(request);
        try {
            answer(door, request, incoming(request, body), response, callback);
        } catch (RuntimeException | Error e) {
            LOG.error("event=gateway-request-failed error={}", e.getClass().getSimpleName());
            refuse(503, response, callback);
        }
    }

    private void answer(Door door, Request request, Incoming incoming, Response response, Callback callback) {
        Verdict verdict = door.authenticity().of(incoming, clock.instant());
        if (verdict == Verdict.UNSIGNED) {
            response.getHeaders()
                    .put(HttpHeader.WWW_AUTHENTICATE, door.authenticity().challenge());
            send(401, response, callback);
            return;
        }
        if (verdict == Verdict.FORGED) {
            send(403, response, callback);
            return;
        }
        Optional<Handshake.Answer> handshake = door.handshake().answer(request.getMethod(), incoming);
        if (handshake.isPresent()) {
            handshake.get().headers().forEach(response.getHeaders()::put);
            response.setStatus(200);
            response.write(true, ByteBuffer.wrap(handshake.get().body().getBytes(StandardCharsets.UTF_8)), callback);
        } else if (request.getMethod().equals("OPTIONS")) {
            send(405, response, callback);
        } else if (isCoded(request)) {
            var unused = door.receiver().refuse("its body is compressed");
            response.getHeaders().put(HttpHeader.ACCEPT_ENCODING, "identity");
            send(415, response, callback);
        } else {
            var unused = door.receiver()
                    .take(
                            BytesApart.text(incoming.body()),
                            incoming.query(),
                            door.authenticity().signedAt(incoming))
                    .thenAccept(outcome -> send(STATUS.getOrDefault(outcome, 503), response, callback));
        }
    }

    private static boolean isCoded(Request request) {
        @Nullable String coding = header(request, "Content-Encoding");
        return coding != null && !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity");
    }

    private Incoming incoming(Request request, byte[] body) {
        @Nullable String query = request.getHttpURI().getQuery();
        String asked = request.getHttpURI().getPath() + (query == null ? "" : "?" + query);
        String base = url == null
                ? request.getHttpURI().getScheme() + "://"
                        + request.getHttpURI().getAuthority()
                : withoutSlash(url.toString());
        @Nullable String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        return new Incoming(
                base + asked, parameters(query), name -> header(request, name), type == null ? "" : type, body);
    }

    private static @Nullable String header(Request request, String name) {
        @Nullable HttpField field = request.getHeaders().getField(name);
        return field == null ? null : field.getValue();
    }

    /** Not Jetty's own reading, so that there is one in the program. */
    private static Map<String, String> parameters(@Nullable String query) {
        try {
            return query == null ? Map.of() : EventText.form(query);
        } catch (UnreadableEventException e) {
            return Map.of();
        }
    }

    private static String withoutSlash(String base) {
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    /** What was not read of the request must not be taken for the next one. */
    private static void refuse(int status, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        send(status, response, callback);
    }

    private static void send(int status, Response response, Callback callback) {
        response.setStatus(status);
        if (status == 503) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "2");
        }
        response.write(true, null, callback);
    }
}
