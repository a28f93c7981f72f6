package io.ringback.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.settings.AsteriskSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Has an Asterisk call somebody and run {@code ringback-notice} of its dialplan, through its REST interface (ARI). */
final class CallPlacing {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int RINGS_SECONDS = 30;

    private final URI ari;
    private final String authorization;
    private final String context;
    private final Duration longest;
    private final HttpClient http;

    /**
     * @param context where the number is dialled, by way of a context of Ringback's that keeps it out of the call
     *     records
     */
    CallPlacing(URI ari, String user, String password, String context) {
        this(
                ari,
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)),
                context,
                LONGEST);
    }

    private CallPlacing(URI ari, String authorization, String context, Duration longest) {
        this.ari = ari;
        this.authorization = authorization;
        this.context = context;
        this.longest = longest;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(longest)
                .build();
    }

    /** The same, which waits so long for an answer. */
    CallPlacing waiting(Duration atMost) {
        return new CallPlacing(ari, authorization, context, atMost);
    }

    /**
     * The Asterisk of the settings.
     *
     * @throws IllegalArgumentException in one line, when its password cannot be read
     */
    static CallPlacing at(AsteriskSettings asterisk, Path passwordFile) {
        try {
            String password =
                    Files.readString(passwordFile, StandardCharsets.UTF_8).strip();
            return new CallPlacing(asterisk.url(), asterisk.user(), password, asterisk.fallbackContext());
        } catch (IOException e) {
            throw new IllegalArgumentException("the file of asterisk.password-file cannot be read: " + passwordFile, e);
        }
    }

    /** Begins a call under an id that Ringback chose; 409 means that a call of this id is up. */
    CompletableFuture<HttpResponse<String>> place(String id, String number, Message message) {
        Map<String, Object> call = new HashMap<>();
        call.put("endpoint", "Local/" + number + "@ringback-notice-dial");
        call.put("context", "ringback-notice");
        call.put("extension", "s");
        call.put("priority", 1);
        call.put("timeout", RINGS_SECONDS);
        call.put("callerId", "Ringback");
        call.put("channelId", id);
        call.put("variables", variables(message));
        try {
            return http.sendAsync(
                    request("/channels")
                            .POST(BodyPublishers.ofString(JSON.writeValueAsString(call)))
                            .build(),
                    BodyHandlers.ofString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map cannot be written", e);
        }
    }

    /** The state of the call of an id, in Asterisk's word; empty when there is none. */
    CompletableFuture<String> state(String id) {
        return http.sendAsync(request("/channels/" + id).GET().build(), BodyHandlers.ofString())
                .thenApply(answer -> answer.statusCode() == 200 ? state(answer) : "");
    }

    private static String state(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body()).path("state").asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    /** Why there was no answer. */
    static Result failed(@Nullable Throwable failure) {
        @Nullable Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof HttpTimeoutException) {
            return Result.failed("TIMED_OUT");
        }
        return Result.failed(cause instanceof IOException io ? MailFailures.word(io) : "NO_CONNECTION");
    }

    /**
     * Letters and digits alone: an id may hold whatever a gateway sent, and a dialplan evaluates what it is given. The
     * link's token is apart from its address, which a switch logs when it does not answer.
     */
    private Map<String, String> variables(Message message) {
        Map<String, String> variables = new HashMap<>();
        // The dialplan says so of its own half of the call, not of Asterisk's.
        variables.put("CDR_PROP(disable)", "1");
        variables.put("__RINGBACK_NOTICE_CONTEXT", context);
        variables.put("RINGBACK_NOTICE_KIND", message.kind());
        variables.put("RINGBACK_NOTICE_WHO", who(message).replaceAll("[^A-Za-z0-9]", ""));
        @Nullable String number = message.notice().about().number();
        variables.put("RINGBACK_NOTICE_NUMBER", number == null ? "" : number.replaceAll("[^0-9]", ""));
        @Nullable URI link = message.acknowledgeAt();
        String acknowledge = link == null ? "" : link.toString();
        int token = acknowledge.lastIndexOf('/') + 1;
        variables.put("RINGBACK_NOTICE_SEEN", acknowledge.substring(0, token));
        variables.put("RINGBACK_NOTICE_TOKEN", acknowledge.substring(token));
        return variables;
    }

    /** What is spelt: the agent, else the pool; of a test that it is one. */
    private static String who(Message message) {
        @Nullable String agent = message.notice().about().agentId();
        if (agent != null) {
            return agent;
        }
        return message.isTest() ? "test" : message.notice().pool().value();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(ari + path))
                .timeout(longest)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json");
    }
}
