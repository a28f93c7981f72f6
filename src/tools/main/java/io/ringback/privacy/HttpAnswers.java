package io.ringback.privacy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a process for everything that it answers over HTTP, also for what it refuses; {@link LiveEvents} has the
 * stream.
 */
final class HttpAnswers {
    /** Every path of {@code docs/openapi.yaml} that ends, the page, and what is none. */
    static final List<String> PATHS = List.of(
            "/",
            "/health/live",
            "/health/ready",
            "/metrics",
            "/metrics?all=true",
            "/v1/pools",
            "/v1/settings",
            "/v1/numbers/+12025550190",
            "/v1/numbers/+12025550190?psapCallback=true&callId=proof-call-AVRO-3",
            "/v1/numbers/unknown",
            "/v1/route?to=+12025550190&from=proof-agent-AVRO&agent=proof-agent-JSON&psap=true",
            "/v1/route",
            "/v1/agents/proof-agent-AVRO",
            "/v1/agents/proof-agent-JSON?psapCallback=true",
            "/v1/agents/proof-ordinary",
            "/try/dial",
            "/nothing-here");

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "DELETE");
    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"/?([a-z0-9./_-]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String base;

    /** @param base the process's address, without a slash at its end */
    HttpAnswers(String base) {
        this.base = base;
    }

    /** Status lines, headers and bodies, one behind the other. */
    byte[] all() throws IOException, InterruptedException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String path : PATHS) {
            for (String method : METHODS) {
                ask(method, path, all);
            }
        }
        for (String path : files(all.toString(StandardCharsets.UTF_8))) {
            ask("GET", path, all);
        }
        return all.toByteArray();
    }

    /** What the page would load. */
    private static List<String> files(String page) {
        List<String> files = new ArrayList<>();
        Matcher link = LINK.matcher(page);
        while (link.find()) {
            files.add("/" + link.group(1));
        }
        return files;
    }

    private void ask(String method, String path, ByteArrayOutputStream all) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .method(method, method.equals("POST") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody())
                .build();
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        all.writeBytes((answer.statusCode() + " " + answer.headers()).getBytes(StandardCharsets.UTF_8));
        all.writeBytes(answer.body());
    }
}
