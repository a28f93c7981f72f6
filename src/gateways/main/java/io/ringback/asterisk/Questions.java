package io.ringback.asterisk;

import io.ringback.common.Daemons;
import io.ringback.http.WaitingConnections;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
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
 * The dialplan's questions, which are posted forms: Asterisk logs an address that does not answer, and an address must
 * hold no number.
 */
final class Questions extends Handler.Abstract.NonBlocking {
    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);
    private static final int LONGEST_QUESTION = 4_096;
    private static final int THREADS = 8;
    private static final int MOST_WAITING = 1_000;

    private record Answering(Function<Map<String, String>, String> answer, Executor where) {}

    private final WaitingConnections connections;
    private final @Nullable Supplier<String> token;
    private final Map<String, Answering> byPath = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor inTime = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Daemons.named("asterisk-questions"));

    /**
     * @param connections told of each whole question
     * @param token what a question must bring; null when none is asked for
     */
    Questions(WaitingConnections connections, @Nullable Supplier<String> token) {
        this.connections = connections;
        this.token = token;
        inTime.allowCoreThreadTimeOut(true);
    }

    void answer(String path, Function<Map<String, String>, String> answer) {
        byPath.put(path, new Answering(answer, Runnable::run));
    }

    void answerInTime(String path, Function<Map<String, String>, String> answer) {
        byPath.put(path, new Answering(answer, inTime));
    }

    void close() {
        inTime.shutdownNow();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        @Nullable Answering answering = byPath.get(String.valueOf(request.getHttpURI().getPath()));
        if (answering == null || !request.getMethod().equals("POST")) {
            refuse(answering == null ? 404 : 403, response, callback);
            return true;
        }
        Content.Source.asByteArrayAsync(
                request,
                LONGEST_QUESTION,
                Promise.Invocable.from(
                        InvocationType.NON_BLOCKING,
                        body -> {
                            connections.isWhole(request);
                            answer(answering, form(new String(body, StandardCharsets.UTF_8)), response, callback);
                        },
                        failure -> refuse(413, response, callback)));
        return true;
    }

    private void answer(Answering answering, Map<String, String> question, Response response, Callback callback) {
        if (!isAllowed(question.getOrDefault("token", ""))) {
            refuse(403, response, callback);
            return;
        }
        try {
            answering.where().execute(() -> answer(answering.answer(), question, response, callback));
        } catch (RejectedExecutionException e) {
            refuse(503, response, callback);
        }
    }

    private static void answer(
            Function<Map<String, String>, String> answer,
            Map<String, String> question,
            Response response,
            Callback callback) {
        byte[] line;
        try {
            line = answer.apply(question).getBytes(StandardCharsets.UTF_8);
        } catch (RuntimeException e) {
            LOG.warn("event=question-failed error={}", e.getClass().getSimpleName());
            refuse(500, response, callback);
            return;
        }
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        response.write(true, ByteBuffer.wrap(line), callback);
    }

    /** What was not read of a question must not be taken for the next one. */
    private static void refuse(int status, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.setStatus(status);
        response.write(true, null, callback);
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
