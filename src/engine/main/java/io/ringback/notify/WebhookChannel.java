package io.ringback.notify;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks: a CloudEvent in structured mode, signed, by POST. Redirects are not followed, an answer's content is not read,
 * and each host has connections and a queue of its own, so that a slow one holds back nobody else.
 */
final class WebhookChannel implements NoticeChannel {
    private static final String CLOUD_EVENT = "application/cloudevents+json; charset=utf-8";
    private static final int THREADS = 8;

    /** From here on a status is the answer, and no word on the way (RFC 9110, 15). */
    private static final int FINAL = 200;

    private static final int CONNECTIONS_A_HOST = 16;
    private static final int WAITING_A_HOST = 256;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final HttpClient http;
    private final CloudEvents events;
    private final @Nullable Secret secret;
    private final Duration longest;

    WebhookChannel(CloudEvents events, @Nullable Secret secret, boolean allowPrivate) {
        this(events, secret, new PublicAddresses(allowPrivate), LONGEST);
    }

    WebhookChannel(CloudEvents events, @Nullable Secret secret, PublicAddresses addresses, Duration longest) {
        this.events = events;
        this.secret = secret;
        this.longest = longest;
        this.http = client(addresses);
        try {
            http.start();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP client does not start", e);
        }
    }

    @Override
    public void send(Message message, String address, Consumer<Result> done) {
        try {
            byte[] body = events.of(message);
            Request request = http.POST(url(address))
                    .timeout(longest.toMillis(), TimeUnit.MILLISECONDS)
                    .body(new BytesRequestContent(CLOUD_EVENT, body));
            if (secret != null) {
                String signature = "sha256=" + HexFormat.of().formatHex(secret.sign(body));
                request.headers(headers -> headers.put("Ringback-Signature", signature));
            }
            // An answer's content is thrown away as it comes.
            request.send(result -> done.accept(outcome(result)));
        } catch (IllegalArgumentException e) {
            done.accept(Result.refused("BAD_ADDRESS"));
        }
    }

    @Override
    public void close() {
        try {
            http.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP client does not stop", e);
        }
    }

    /** @throws IllegalArgumentException when it is none; the client takes one without a scheme for http: */
    private static URI url(String address) {
        URI url = URI.create(address);
        if (!"http".equalsIgnoreCase(url.getScheme()) && !"https".equalsIgnoreCase(url.getScheme())) {
            throw new IllegalArgumentException("neither http nor https");
        }
        return url;
    }

    /** A receiver that has given its status has decided, also where it never ends its answer. */
    private static Result outcome(org.eclipse.jetty.client.Result result) {
        @Nullable Response response = result.getResponse();
        int status = response == null ? 0 : response.getStatus();
        return result.isFailed() && status < FINAL ? failure(result.getFailure()) : answer(status);
    }

    /** 408, 425, 429 and 5xx ask for another attempt (RFC 9110, 15); a redirect is refused. */
    private static Result answer(int status) {
        if (status / 100 == 2) {
            return Result.SENT;
        }
        boolean passes = status / 100 == 5 || status == 408 || status == 425 || status == 429;
        return passes ? Result.failed("HTTP_" + status) : Result.refused("HTTP_" + status);
    }

    private static Result failure(@Nullable Throwable failure) {
        if (failure instanceof PublicAddresses.PrivateAddressException) {
            return Result.refused("PRIVATE_ADDRESS");
        } else if (failure instanceof TimeoutException) {
            return Result.failed("TIMED_OUT");
        } else if (failure instanceof RejectedExecutionException) {
            return Result.failed("BUSY");
        }
        return Result.failed(failure instanceof IOException io ? MailFailures.word(io) : "NO_CONNECTION");
    }

    private static HttpClient client(PublicAddresses addresses) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
        threads.setName("notify-webhook");
        threads.setDaemon(true);
        HttpClient client = new HttpClient();
        client.setExecutor(threads);
        client.setSocketAddressResolver(addresses);
        client.setFollowRedirects(false);
        client.setConnectTimeout(CONNECT.toMillis());
        client.setMaxConnectionsPerDestination(CONNECTIONS_A_HOST);
        client.setMaxRequestsQueuedPerDestination(WAITING_A_HOST);
        client.setHttpCookieStore(new org.eclipse.jetty.http.HttpCookieStore.Empty());
        client.setUserAgentField(
                new org.eclipse.jetty.http.HttpField(org.eclipse.jetty.http.HttpHeader.USER_AGENT, "Ringback"));
        return client;
    }
}
