package io.ringback.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringback.deploy.Shell.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients in other languages against this build; skipped, by name, where their tools are missing. */
@Tag("long")
final class ExamplesIT {
    private static final int TOOL_IS_MISSING = 77;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"node", "kcat"})
    void seesTheWholeEmergency(String example) throws Exception {
        Map<String, String> environment = Map.of("RINGBACK", program().toString());

        Result result = new Shell(Path.of("").toAbsolutePath(), environment).run("examples/" + example + "/run.sh");

        assumeTrue(result.exitCode() != TOOL_IS_MISSING, "skipped: " + result.err());
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    private Path program() throws Exception {
        Path program = folder.resolve("ringback");
        Files.writeString(
                program,
                "#!/bin/sh\nexec java -XX:TieredStopAtLevel=1 -cp '" + ThisBuild.classPath()
                        + "' io.ringback.cli.Ringback \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program;
    }
}
