package io.ringback.asterisk;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Asks and tells Asterisk through its REST interface. Answers are Asterisk's; what went wrong is a status. */
final class Ari {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final URI url;
    private final String application;
    private final String authorization;
    private final HttpClient http;

    /** @param application under which it listens; a second listener of the same name replaces the first */
    Ari(URI url, String user, String application, String password) {
        this.url = url;
        this.application = application;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(LONGEST)
                .build();
    }

    String application() {
        return application;
    }

    /** Every event of every channel, from now on. */
    CompletableFuture<WebSocket> events(WebSocket.Listener listener) {
        String address =
                url.toString().replaceFirst("^http", "ws") + "/events?app=" + application + "&subscribeAll=true";
        return http.newWebSocketBuilder()
                .header("Authorization", authorization)
                .connectTimeout(LONGEST)
                .buildAsync(URI.create(address), listener);
    }

    /**
     * The answer to a question.
     *
     * @throws IOException when Asterisk does not answer, or refuses: in one line, with the status
     */
    String get(String path) throws IOException, InterruptedException {
        return answer(path).body();
    }

    /** The same with its headers, of which {@code Date} is Asterisk's clock. */
    HttpResponse<String> answer(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request("GET", path, ""), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("Asterisk answers " + answer.statusCode()
                    + (answer.statusCode() == 401 ? ": the user or the password is wrong" : ""));
        }
        return answer;
    }

    /** The answer to a question; empty when there is none. */
    CompletableFuture<String> ask(String path) {
        return http.sendAsync(request("GET", path, ""), BodyHandlers.ofString())
                .handle((answer, failure) -> failure == null && answer.statusCode() == 200 ? answer.body() : "");
    }

    /** Asks for something to be done; the status says whether it was, 0 that Asterisk did not answer. */
    CompletableFuture<Integer> tell(String method, String path, Map<String, String> parameters) {
        return tell(method, path + "?" + query(parameters), "");
    }

    /** The same with a body of JSON. */
    CompletableFuture<Integer> tell(String method, String path, String json) {
        return http.sendAsync(request(method, path, json), BodyHandlers.discarding())
                .handle((answer, failure) -> failure == null ? answer.statusCode() : 0);
    }

    private HttpRequest request(String method, String path, String json) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(LONGEST)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .build();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }
}
