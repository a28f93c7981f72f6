package io.ringback.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.jspecify.annotations.Nullable;

/** Asks a registry by the part of Confluent's API that Ringback needs. Every answer comes within seconds, or fails. */
final class RegistryClient {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String JSON = "application/vnd.schemaregistry.v1+json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final URI address;
    private final @Nullable String login;
    private final HttpClient http;

    /**
     * @param url with a login before the host where the registry wants one
     */
    RegistryClient(URI url) {
        this.address = withoutLogin(url);
        this.login = url.getUserInfo();
        this.http = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** Without a login. */
    URI address() {
        return address;
    }

    /** The schema with this id; nothing when the registry has none. */
    Optional<Schema> schema(int id) {
        return ask(request("/schemas/ids/" + id).GET()).map(answer -> parse(text(answer, "schema")));
    }

    /** The id that a subject has for a schema; nothing when it has not been registered. */
    Optional<Integer> id(String subject, Schema schema) {
        return ask(request("/subjects/" + encoded(subject)).POST(body("schema", schema.toString())))
                .map(answer -> id(answer));
    }

    /** Registers a schema as a subject's next version, unless it is there: its id. */
    int register(String subject, Schema schema) {
        String versions = "/subjects/" + encoded(subject) + "/versions";
        return ask(request(versions).POST(body("schema", schema.toString())))
                .map(answer -> id(answer))
                .orElseThrow(() -> new RegistryException("the registry does not know " + versions));
    }

    /**
     * From now on a subject takes only versions that every earlier one can read, and that can read every earlier one.
     * False when the registry knows no such subject.
     */
    boolean demandFullCompatibility(String subject) {
        return ask(request("/config/" + encoded(subject)).PUT(body("compatibility", "FULL_TRANSITIVE")))
                .isPresent();
    }

    private Optional<JsonNode> ask(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 404 && isRegistrys(answer.body())) {
                return Optional.empty();
            }
            if (answer.statusCode() / 100 != 2) {
                throw new RegistryException("the registry answers with status " + answer.statusCode());
            }
            return Optional.of(MAPPER.readTree(answer.body()));
        } catch (JsonProcessingException e) {
            throw new RegistryException("what registry.url names does not answer like a registry", e);
        } catch (IOException e) {
            throw new RegistryException("the registry does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException("interrupted", e);
        }
    }

    /** A proxy before a registry that is away says 404, too, but in other words. */
    private static boolean isRegistrys(String refusal) throws JsonProcessingException {
        return MAPPER.readTree(refusal).has("error_code");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Content-Type", JSON)
                .header("Accept", JSON + ", application/json");
        if (login != null) {
            byte[] bytes = login.getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
        }
        return request;
    }

    private static HttpRequest.BodyPublisher body(String field, String text) {
        return HttpRequest.BodyPublishers.ofString(
                MAPPER.valueToTree(Map.of(field, text)).toString());
    }

    private static Schema parse(String schema) {
        try {
            return new Schema.Parser().parse(schema);
        } catch (SchemaParseException e) {
            throw new RegistryException("the schema is not one of Avro's", e);
        }
    }

    private static String text(JsonNode answer, String field) {
        return Optional.ofNullable(answer.get(field))
                .map(JsonNode::asText)
                .orElseThrow(() -> new RegistryException("the registry's answer lacks " + field));
    }

    private static int id(JsonNode answer) {
        JsonNode id = answer.path("id");
        if (!id.canConvertToInt()) {
            throw new RegistryException("the registry's answer has no id");
        }
        return id.asInt();
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8);
    }

    private static URI withoutLogin(URI url) {
        String path = Optional.ofNullable(url.getPath()).orElse("").replaceAll("/+$", "");
        try {
            return new URI(url.getScheme(), null, url.getHost(), url.getPort(), path, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("registry.url must be an http: or https: URL", e);
        }
    }
}
