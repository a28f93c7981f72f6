package io.ringback.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the API learns to answer is asked by the proof, too. */
class HttpAnswersTest {
    @Test
    void asksEveryPathOfTheApi() throws Exception {
        JsonNode api = new YAMLMapper().readTree(Path.of("docs/openapi.yaml").toFile());
        List<String> paths = new ArrayList<>();
        api.get("paths").properties().stream()
                .filter(path -> path.getValue().has("get"))
                .forEach(path -> paths.add(path.getKey()));
        paths.remove("/v1/events");

        assertThat(paths)
                .isNotEmpty()
                .allSatisfy(path -> assertThat(HttpAnswers.PATHS)
                        .anyMatch(asked -> asked.split("\\?", 2)[0].matches(path.replaceAll("\\{\\w+}", "[^/]+"))));
    }
}
