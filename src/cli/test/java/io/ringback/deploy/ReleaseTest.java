package io.ringback.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What publishing needs, in the poms and the workflows; docs/releasing.md has the steps. */
class ReleaseTest {
    private static final Pattern VERSION = Pattern.compile("<version>(.*?)</version>");

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "src/bom/pom.xml"})
    void saysWhatMavenCentralAsksFor(String pom) throws IOException {
        assertThat(Files.readString(Path.of(pom)))
                .contains("<name>", "<description>", "<url>", "<licenses>", "<developers>", "<scm", "<connection>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"contract", "consumer"})
    void namesAndDescribesEachArtefact(String module) throws IOException {
        assertThat(Files.readString(Path.of("src", module, "pom.xml"))).contains("<name>", "<description>");
    }

    @Test
    void hasOneVersionInEveryPlace() throws IOException {
        String version = version("pom.xml");

        assertThat(version("src/bom/pom.xml")).isEqualTo(version);
        assertThat(new ObjectMapper()
                        .readTree(Path.of("clients/node/package.json").toFile())
                        .get("version")
                        .asText())
                .isEqualTo(version);
        assertThat(Files.readString(Path.of("deploy/helm/ringback/Chart.yaml")))
                .contains("\nversion: " + version + "\n", "\nappVersion: " + version + "\n");
        try (Stream<Path> modules = Files.list(Path.of("src"))) {
            for (Path module : modules.toList()) {
                assertThat(version(module.resolve("pom.xml").toString())).isEqualTo(version);
            }
        }
        assertThat(Files.readString(Path.of("CHANGELOG.md"))).contains("## " + version);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"docker-compose.yml", "README.md", "docs/strimzi.md", "docs/openapi.yaml", "docs/asyncapi.yaml"})
    void namesItWhereSomebodyCopiesIt(String file) throws IOException {
        assertThat(Files.readString(Path.of(file))).contains(version("pom.xml"));
    }

    @Test
    void becomesTheNextInEveryPlaceByOneCommand(@TempDir Path copy) throws Exception {
        String now = version("pom.xml");
        List<Path> places = places();
        for (Path file : places) {
            Files.createDirectories(copy.resolve(file).getParent());
            Files.copy(file, copy.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }

        assertThat(ran(copy, "sh", "deploy/release/version.sh", "98.7.6")).isZero();

        for (Path file : places) {
            assertThat(Files.readString(copy.resolve(file)))
                    .as(file.toString())
                    .isEqualTo(file.endsWith("version.sh") ? Files.readString(file) : next(file, now));
        }
        assertThat(ran(copy, "sh", "deploy/release/version.sh", "98.7.6"))
                .as("it has it")
                .isEqualTo(1);
        assertThat(ran(copy, "sh", "deploy/release/version.sh", "next")).isEqualTo(1);
    }

    private static List<Path> places() throws IOException {
        List<Path> places = new ArrayList<>(Stream.of(
                        "pom.xml",
                        "CHANGELOG.md",
                        "README.md",
                        "docker-compose.yml",
                        "docs/strimzi.md",
                        "docs/openapi.yaml",
                        "docs/asyncapi.yaml",
                        "deploy/helm/ringback/Chart.yaml",
                        "deploy/kubernetes/ringback.yaml",
                        "deploy/kubernetes/setup.yaml",
                        "deploy/release/version.sh",
                        "clients/node/package.json",
                        "clients/node/package-lock.json")
                .map(Path::of)
                .toList());
        try (Stream<Path> modules = Files.list(Path.of("src"))) {
            modules.map(module -> module.resolve("pom.xml")).forEach(places::add);
        }
        return places;
    }

    private static String next(Path file, String now) throws IOException {
        String text = Files.readString(file);
        return file.endsWith("CHANGELOG.md")
                ? text.replaceFirst("(?m)^## Unreleased$", "## 98.7.6")
                : text.replace(now, "98.7.6");
    }

    private static int ran(Path folder, String... command) throws Exception {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    void stagesWhatTheBillOfMaterialsLists() throws IOException {
        List<String> listed = Pattern.compile("<artifactId>(ringback-(?!bom).*?)</artifactId>")
                .matcher(Files.readString(Path.of("src/bom/pom.xml")))
                .results()
                .map(artifact -> artifact.group(1))
                .toList();
        String script = Files.readString(Path.of("deploy/release/stage.sh"));

        assertThat(listed).containsExactly("ringback-contract", "ringback-consumer");
        assertThat(listed).allSatisfy(artifact -> assertThat(script).contains(":" + artifact));
    }

    @Test
    void theWorkflowsCallWhatTheDocumentsSay() throws IOException {
        assertThat(commands("build")).containsExactly("sudo -E env \"PATH=$PATH\" .ci/run");
        assertThat(commands("nightly"))
                .containsExactly("mvn -B -ntp verify -P ${{ matrix.profile }}", ".ci/reproducible");
        assertThat(commands("release"))
                .containsExactly(
                        ".ci/reproducible \"$GITHUB_REF_NAME\"",
                        "deploy/release/stage.sh \"$GITHUB_REF_NAME\" staged",
                        "cd staged && sha256sum -c SHA256SUMS");
        assertThat(Files.isExecutable(Path.of("deploy/release/stage.sh"))).isTrue();
    }

    /** A tag may be moved to another program by whoever has its repository; a commit may not. */
    @ParameterizedTest
    @ValueSource(strings = {"build", "nightly", "release"})
    void theWorkflowsNameWhatTheyUseByItsCommit(String workflow) throws IOException {
        assertThat(found("uses: (.*)", workflow))
                .isNotEmpty()
                .allMatch(used -> used.startsWith("./") || used.matches("[\\w/-]+@[0-9a-f]{40} # v[\\d.]+"));
    }

    private static List<String> commands(String workflow) throws IOException {
        return found("- run: (.*)", workflow);
    }

    private static List<String> found(String pattern, String workflow) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(Path.of(".github/workflows", workflow + ".yml")))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** A module's is its parent's, which comes first. */
    private static String version(String pom) throws IOException {
        return VERSION.matcher(Files.readString(Path.of(pom)))
                .results()
                .map((MatchResult version) -> version.group(1))
                .findFirst()
                .orElseThrow();
    }
}
