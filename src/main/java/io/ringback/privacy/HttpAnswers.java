package io.ringback.privacy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the console everything that it answers, also what it refuses. */
final class HttpAnswers {
    private static final Pattern ADDRESS = Pattern.compile("http://[^\\s]+");
    private static final List<String> PATHS = List.of(
            "/",
            "/health/live",
            "/health/ready",
            "/metrics",
            "/v1/pools",
            "/v1/numbers/+12025550190",
            "/v1/numbers/+12025550190?psapCallback=true&callId=proof-call-AVRO-0",
            "/v1/numbers/unknown",
            "/v1/agents/proof-agent-AVRO",
            "/v1/agents/proof-ordinary",
            "/nothing-here");

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String base;

    /** @param said the console's output, which tells its address */
    HttpAnswers(String said) {
        Matcher address = ADDRESS.matcher(said);
        if (!address.find()) {
            throw new ProofFailure("the console did not tell its address");
        }
        base = address.group().replaceAll("/+$", "");
    }

    byte[] all() throws IOException, InterruptedException {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (String path : PATHS) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            all.writeBytes(answer.headers().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            all.writeBytes(answer.body());
        }
        return all.toByteArray();
    }
}
