package io.ringback.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The chart under {@code deploy/helm}, rendered by Helm itself: its library, in this process. */
final class HelmChart {
    static final Path FOLDER = Path.of("deploy/helm/ringback");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private HelmChart() {}

    /** What {@code helm template ringback deploy/helm/ringback --set …} prints. */
    static String rendered(String... assignments) {
        TemplateCommand command = new Helm(FOLDER)
                .template()
                .withName("ringback")
                .withNamespace("ringback")
                .withKubeVersion("1.30.0");
        for (int i = 0; i < assignments.length; i += 2) {
            command.set(assignments[i], assignments[i + 1]);
        }
        return command.call();
    }

    static List<JsonNode> objects(String rendered) throws IOException {
        return YAML.readerFor(JsonNode.class).<JsonNode>readValues(rendered).readAll().stream()
                .filter(JsonNode::isObject)
                .toList();
    }
}
