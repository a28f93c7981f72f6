package io.ringback.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;

/**
 * The chart under {@code deploy/helm}, rendered by Helm itself: its library, in this process. The library prints no hooks
 * and asks a cluster where {@code helm template} asks none, so it is given a copy: in it hooks are objects like the others,
 * and what a cluster would answer is written down.
 */
final class HelmChart {
    static final Path FOLDER = Path.of("deploy/helm/ringback");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String NOTHING = "dict";

    private HelmChart() {}

    /** What {@code helm template ringback deploy/helm/ringback --set …} prints. */
    static String rendered(String... assignments) throws IOException {
        Path copy = copy(NOTHING);
        TemplateCommand command = template(copy);
        for (int i = 0; i < assignments.length; i += 2) {
            command.set(assignments[i], assignments[i + 1]);
        }
        return called(command, copy);
    }

    /** The same with {@code --values}. */
    static String renderedWith(Path values) throws IOException {
        Path copy = copy(NOTHING);
        return called(template(copy).withValuesFile(values), copy);
    }

    /** The same for a cluster where so many instances run. */
    static String renderedWhere(int running, Path values) throws IOException {
        Path copy = copy("dict \"spec\" (dict \"replicas\" %d)".formatted(running));
        return called(template(copy).withValuesFile(values), copy);
    }

    private static TemplateCommand template(Path folder) {
        return new Helm(folder)
                .template()
                .withName("ringback")
                .withNamespace("ringback")
                .withKubeVersion("1.30.0");
    }

    private static String called(TemplateCommand command, Path copy) throws IOException {
        try {
            return command.call();
        } finally {
            Utils.delete(copy.toFile());
        }
    }

    private static Path copy(String answer) throws IOException {
        Path copy = Files.createTempDirectory("chart");
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(FOLDER.relativize(file));
                Files.createDirectories(to.getParent());
                Files.writeString(
                        to,
                        Files.readString(file)
                                .replace("helm.sh/hook: ", "hook: ")
                                .replaceAll("lookup [^}]*", answer + " "));
            }
        }
        return copy;
    }

    /** The first object of a kind. */
    static JsonNode of(String kind, List<JsonNode> objects) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    static List<JsonNode> objects(String rendered) throws IOException {
        return YAML.readerFor(JsonNode.class).<JsonNode>readValues(rendered).readAll().stream()
                .filter(JsonNode::isObject)
                .toList();
    }
}
