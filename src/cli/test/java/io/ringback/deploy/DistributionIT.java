package io.ringback.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringback.deploy.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unpacks what {@code mvn package} made and starts it as it is, without Maven. */
@Tag("long")
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
        Result result = new Shell(folder).run(home.resolve("bin/ringback").toString(), "--version");

        assertThat(result.out()).matches("Ringback \\d.* on Java \\d+");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void drawsItsTopologyWithoutTheBrokersJars() throws Exception {
        Path slim = withoutTheBroker();

        Result result = new Shell(folder).run(slim.resolve("bin/ringback").toString(), "topology");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("ringback.emergency-signals");
    }

    @Test
    void saysInOneLineThatItHasNoBroker() throws Exception {
        Path slim = withoutTheBroker();

        Result result = new Shell(folder).run(slim.resolve("bin/ringback").toString(), "run", "--embedded");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err().lines())
                .singleElement()
                .asString()
                .startsWith("ringback: ")
                .contains("lib-embedded");
    }

    @Test
    void carriesWhatAnOperatorNeedsAndNoBrokerInItsLibraries() throws Exception {
        assertThat(files(home, ".*").stream().map(path -> path.getFileName().toString()))
                .contains("bin", "lib", "lib-embedded", "lib-platforms", "schemas", "topology", "docs", "deploy")
                .contains("LICENSE", "NOTICE", "THIRD-PARTY.txt");
        assertThat(files(home.resolve("lib"), "kafka_.*|kafka-(server|metadata|raft).*|scala.*|log4j.*"))
                .isEmpty();
    }

    /** Unpacking it out of a jar would take each start a sixth of a second and the container 15 MB of memory. */
    @Test
    void playsTheStoryWithRocksDbsLibraryFromItsFolder() throws Exception {
        assumeTrue(
                Files.exists(Path.of("/lib64/ld-linux-x86-64.so.2"))
                        || Files.exists(Path.of("/lib/ld-linux-aarch64.so.1")),
                "skipped: neither x86-64 nor arm64 with glibc here");
        Shell nowhereToUnpack = new Shell(
                folder,
                Map.of("ROCKSDB_SHAREDLIB_DIR", folder.resolve("nowhere").toString()));

        Result result =
                nowhereToUnpack.run(home.resolve("bin/ringback").toString(), "demo", "--once", "--pace", "PT0S");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("dials 911");
    }

    @Test
    void saysInOneLineThatRocksDbHasNoLibraryHere() throws Exception {
        Path bare = folder.resolve("bare");
        Files.createDirectory(bare);
        assertThat(new Shell(home)
                        .run("cp", "-r", "bin", "lib", "lib-embedded", bare.toString())
                        .exitCode())
                .isZero();
        assertThat(new Shell(bare).run("rm", "-r", "lib/native").exitCode()).isZero();

        Result result = new Shell(folder)
                .run(
                        bare.resolve("bin/ringback").toString(),
                        "run",
                        "--embedded",
                        "--kafka-port",
                        "0",
                        "--set",
                        "http.port=0");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err().lines().filter(line -> line.startsWith("ringback: ")))
                .singleElement()
                .asString()
                .contains("lib/native", "lib-platforms");
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
        for (Path module : files(Path.of("src"), "(?!testkit|faults|launcher).*")) {
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

    private static Path withoutTheBroker() throws Exception {
        Path slim = folder.resolve("slim");
        if (Files.notExists(slim)) {
            Files.createDirectory(slim);
            Result copied = new Shell(home).run("cp", "-r", "bin", "lib", slim.toString());
            assertThat(copied.exitCode()).as(copied.err()).isZero();
        }
        return slim;
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
