package io.ringback.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringback.deploy.Shell.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AsyncAPI's own parser on docs/asyncapi.yaml, and the pages that are made of it and of docs/openapi.yaml. */
final class ContractPagesTest {
    private static final Path CONTRACT = Path.of("docs/asyncapi.yaml");

    @TempDir
    private Path folder;

    @BeforeAll
    static void hasTheParser() {
        assumeTrue(
                Files.isDirectory(Path.of("docs/html/node_modules/@asyncapi/parser")),
                "skipped: 'npm ci --prefix docs/html' installs AsyncAPI's parser");
    }

    @Test
    void theParserFindsNothingWrongAndEachPageIsWholeInItself() throws Exception {
        Result result = build(CONTRACT);

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).matches("\\d\\d channels, \\d\\d messages, no error");
        assertThat(folder.resolve("asyncapi.html")).content().contains("ringback.override.direct-routes", "init(");
        assertThat(folder.resolve("openapi.html")).content().contains("/v1/numbers/{number}", "init(");
    }

    @Test
    void theParserSeesARecordThatIsNowhere() throws Exception {
        Path wrong = folder.resolve("wrong.yaml");
        Files.writeString(
                wrong, Files.readString(CONTRACT).replace("messages/CallEvent-by-callId\"", "messages/Nowhere\""));

        Result result = build(wrong);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("Nowhere");
    }

    private Result build(Path contract) throws Exception {
        return new Shell(Path.of("docs/html").toAbsolutePath())
                .run(
                        "node",
                        "build.js",
                        folder.toString(),
                        contract.toAbsolutePath().toString());
    }
}
