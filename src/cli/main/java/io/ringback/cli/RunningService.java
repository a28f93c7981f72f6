package io.ringback.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.console.TokenFile;
import io.ringback.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the console of the same deployment for its settings, since this shell may have others (R27). An answer from
 * another deployment, or from another program on that port, does not count.
 */
final class RunningService {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private RunningService() {}

    /**
     * The settings that decide how long what is kept, by their names; nothing when no console of this deployment
     * answers.
     *
     * @throws CommandFailure when the console asks for a token, or the token's file cannot be read
     */
    static Optional<Map<String, String>> settings(Settings ours, URI console) throws InterruptedException {
        HttpRequest question = question(ours, console);
        try {
            HttpResponse<String> answer =
                    HttpClient.newBuilder().connectTimeout(PATIENCE).build().send(question, BodyHandlers.ofString());
            if (answer.statusCode() == 401 || answer.statusCode() == 403) {
                throw new CommandFailure("the console at " + console + " asks for its token: set http.token-file");
            }
            return answer.statusCode() == 200 ? read(answer.body(), ours) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static HttpRequest question(Settings ours, URI console) {
        HttpRequest.Builder question =
                HttpRequest.newBuilder(console.resolve("/v1/settings")).timeout(PATIENCE);
        try {
            @Nullable Supplier<String> token = TokenFile.of(ours);
            return (token == null ? question : question.header("Authorization", "Bearer " + token.get())).build();
        } catch (IOException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private static Optional<Map<String, String>> read(String body, Settings ours) {
        try {
            JsonNode answer = JSON.readTree(body);
            boolean same = answer.path("application.id").asText().equals(ours.applicationId())
                    && answer.path("topic.prefix").asText().equals(ours.topicPrefix());
            Map<String, String> settings = new TreeMap<>();
            answer.properties().stream()
                    .filter(field -> field.getKey().startsWith("callback."))
                    .forEach(field ->
                            settings.put(field.getKey(), field.getValue().asText()));
            return same ? Optional.of(settings) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
