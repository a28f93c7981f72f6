package io.ringback.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringback.deploy.Shell.Result;
import io.ringback.embedded.EmbeddedKafka;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Unpacks what {@code mvn package} made and starts it as it is, without Maven. */
@Tag("long")
@Timeout(600)
final class DistributionIT {
    @TempDir
    private static Path folder;

    private static Path home = Path.of("");

    @BeforeAll
    static void unpack() throws Exception {
        List<Path> archives = files(Path.of("target"), "ringback-.*\\.tar\\.gz");
        assumeTrue(archives.size() == 1, "skipped: 'mvn package' makes the distribution that is tried here");
        Path archive = archives.get(0).toAbsolutePath();
        assertThat(new Shell(folder).run("tar", "-xzf", archive.toString()).exitCode())
                .isZero();
        home = files(folder, "ringback-.*").get(0);
    }

    @Test
    void startsWithoutMaven() throws Exception {
        Result result = new Shell(folder).run(program(), "--version");

        assertThat(result.out()).matches("Ringback \\d.* on Java \\d+");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void drawsItsTopology() throws Exception {
        Result result = new Shell(folder).run(program(), "topology");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("ringback.emergency-signals");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run --embedded", "demo --once", "certify router"})
    void saysInOneLineWhereTheBrokerAndTheToolsAre(String command) throws Exception {
        Result result = new Shell(folder).run((program() + " " + command).split(" "));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err().lines())
                .singleElement()
                .asString()
                .startsWith("ringback: ")
                .contains("'./ringback ", "in a checkout of Ringback");
    }

    @Test
    void carriesWhatAnOperatorNeedsAndNeitherBrokerNorTools() throws Exception {
        assertThat(files(home, ".*").stream().map(path -> path.getFileName().toString()))
                .contains("bin", "lib", "lib-platforms", "schemas", "topology", "docs", "deploy")
                .contains("LICENSE", "NOTICE", "THIRD-PARTY.txt");
        try (Stream<Path> all = Files.walk(home)) {
            assertThat(all.map(path -> path.getFileName().toString()))
                    .anyMatch(name -> name.matches("ringback-cli-.*\\.jar"))
                    .noneMatch(name -> name.matches(
                            "(kafka_|kafka-(server|metadata|raft)|scala|log4j|ringback-(testkit|tools)).*\\.jar"));
        }
    }

    /** Unpacking it out of a jar would take each start a sixth of a second and the container 15 MB of memory. */
    @Test
    void servesWithRocksDbsLibraryFromItsFolder() throws Exception {
        assumeTrue(
                Files.exists(Path.of("/lib64/ld-linux-x86-64.so.2"))
                        || Files.exists(Path.of("/lib/ld-linux-aarch64.so.1")),
                "skipped: neither x86-64 nor arm64 with glibc here");
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            ProcessBuilder builder = new ProcessBuilder(run(program(), kafka)).redirectError(Redirect.DISCARD);
            builder.environment()
                    .put("ROCKSDB_SHAREDLIB_DIR", folder.resolve("nowhere").toString());
            Process serving = builder.start();
            try {
                assertThat(serving.inputReader().readLine()).startsWith("READY ");
            } finally {
                serving.destroy();
                serving.waitFor();
            }
        }
    }

    @Test
    void saysInOneLineThatRocksDbHasNoLibraryHere() throws Exception {
        Path bare = folder.resolve("bare");
        Files.createDirectory(bare);
        assertThat(new Shell(home)
                        .run("cp", "-r", "bin", "lib", bare.toString())
                        .exitCode())
                .isZero();
        assertThat(new Shell(bare).run("rm", "-r", "lib/native").exitCode()).isZero();

        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            Result result =
                    new Shell(folder).run(run(bare.resolve("bin/ringback").toString(), kafka));

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err().lines().filter(line -> line.startsWith("ringback: ")))
                    .singleElement()
                    .asString()
                    .contains("lib/native", "lib-platforms");
        }
    }

    /** Every class and resource of the program once, so that no part is forgotten and none is there twice. */
    @Test
    void carriesEachFileOfTheProgramInOnePart() throws Exception {
        List<String> packed = new ArrayList<>();
        for (Path part : files(home.resolve("lib"), "ringback-.*\\.jar")) {
            try (JarFile jar = new JarFile(part.toFile())) {
                jar.stream()
                        .filter(entry ->
                                !entry.isDirectory() && !entry.getName().startsWith("META-INF/"))
                        .forEach(entry -> packed.add(entry.getName()));
            }
        }
        List<String> built = new ArrayList<>();
        for (Path module : files(Path.of("src"), "(?!bom|testkit|tools|faults|launcher).*")) {
            built.addAll(filesIn(module.resolve("target/classes")));
        }
        assertThat(packed).containsExactlyInAnyOrderElementsOf(built);
    }

    @Test
    void carriesTheBillOfMaterialsThatLiesBesideIt() throws Exception {
        List<Path> beside = files(Path.of("target"), "ringback-.*\\.cdx\\.json");
        assumeTrue(beside.size() == 1, "skipped: Maven was offline, where no bill of materials is made");

        assertThat(home.resolve(beside.get(0).getFileName())).hasSameBinaryContentAs(beside.get(0));
    }

    private static List<String> filesIn(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> classes.relativize(file).toString())
                    .filter(name -> !name.startsWith("META-INF/"))
                    .toList();
        }
    }

    private static String program() {
        return home.resolve("bin/ringback").toString();
    }

    private static String[] run(String program, EmbeddedKafka kafka) {
        return new String[] {
            program,
            "run",
            "--bootstrap-servers",
            kafka.bootstrapServers(),
            "--set",
            "state.dir=" + folder.resolve("state")
        };
    }

    private static List<Path> files(Path directory, String name) throws IOException {
        if (Files.notExists(directory)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(directory)) {
            return found.filter(path -> path.getFileName().toString().matches(name))
                    .sorted()
                    .toList();
        }
    }
}
