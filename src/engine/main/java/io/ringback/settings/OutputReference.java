package io.ringback.settings;

import io.ringback.wire.OutputFormat;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How outputs are written, and which schema registry knows their schemas. */
final class OutputReference {
    static final Setting<OutputFormat> FORMAT = Setting.of(
            "output.format",
            "avro",
            "avro, json or avro-registry",
            Parsers.choice(OutputFormat.class),
            "How outputs are written; inputs are read in every format. avro-registry needs registry.url.");
    static final Setting<OutputHeaders> HEADERS = Setting.of(
            "output.headers",
            "none",
            "none or cloudevents",
            Parsers.choice(OutputHeaders.class),
            "Whether outputs carry the headers of CloudEvents' binary mode for Kafka: ce_id, ce_source, ce_type, ce_time.");
    static final Setting<Optional<URI>> REGISTRY_URL = new Setting<>(
            "registry.url",
            "",
            "an http: or https: URL such as http://user:password@registry.example.com/apis/ccompat/v7, or empty",
            Parsers.url(Set.of("http", "https")),
            true,
            "A schema registry with Confluent's API, Apicurio's among them: inputs may have its framing, and outputs have it with output.format=avro-registry.");

    static final List<Setting<?>> ALL = List.of(FORMAT, HEADERS, REGISTRY_URL);

    private OutputReference() {}

    /** Where the ids are kept that a registry gave the schemas. */
    static Path schemaIds(Values values) {
        return values.get(DeploymentReference.STATE_DIR).resolve("schema-ids.json");
    }
}
