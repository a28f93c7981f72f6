package io.ringback.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringback.deploy.Shell;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * The program as it was before its last change: before what is not committed, else before the last commit that touched it,
 * or as it was at {@code -Dupgrade.from=COMMIT}.
 *
 * @param commit what was built
 * @param classPath what it runs with
 */
record EarlierBuild(String commit, String classPath, boolean readsThisBuild) {
    private static final List<String> PROGRAM =
            List.of("pom.xml", "schemas", "src/*/pom.xml", "src/*/main", "topology");
    private static final String SKIPPED = "skipped: ";

    /** Builds it in a folder of its own; a test is skipped, by name, where there is no history or it cannot be built. */
    static EarlierBuild make(Path directory) throws Exception {
        Path sources = Files.createDirectories(directory.resolve("earlier"));
        String commit = wanted();
        inThisProject("git archive " + commit + " | tar -x -C '" + sources + "'");
        String build = "mvn %s -q -B -ntp -Dquick -DskipTests process-classes";
        Shell there = new Shell(sources);
        Shell.Result built = there.run("bash", "-c", build.formatted("-o") + " || " + build.formatted(""));
        assumeTrue(built.exitCode() == 0, () -> SKIPPED + commit + " cannot be built here\n" + built.out());
        String libraries = Files.readString(sources.resolve("target/classpath")).strip();
        return new EarlierBuild(commit, classes(sources) + libraries, knownThere(sources));
    }

    /** Whether it has every schema that this build writes with: Avro's readers need the writer's. */
    private static boolean knownThere(Path sources) throws IOException {
        return fingerprints(sources.resolve("schemas")).containsAll(fingerprints(Path.of("schemas")));
    }

    private static Set<Long> fingerprints(Path schemas) throws IOException {
        Set<Long> found = new HashSet<>();
        try (Stream<Path> files = Files.walk(schemas)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".avsc"))
                    .filter(each -> !each.toString().contains("released"))
                    .toList()) {
                found.add(SchemaNormalization.parsingFingerprint64(new Schema.Parser().parse(Files.readString(file))));
            }
        }
        return found;
    }

    /** Of each module; of the whole program in commits that had one module. */
    private static String classes(Path sources) throws IOException {
        try (Stream<Path> folders = Files.walk(sources, 4)) {
            return folders.filter(folder -> folder.endsWith("target/classes"))
                    .map(folder -> folder + File.pathSeparator)
                    .collect(Collectors.joining());
        }
    }

    private static String wanted() throws Exception {
        String given = System.getProperty("upgrade.from", "");
        if (!given.isEmpty()) {
            return given;
        }
        String program = String.join(" ", PROGRAM);
        boolean changed = !inThisProject("git status --porcelain -- " + program).isEmpty();
        String last = changed ? "HEAD" : inThisProject("git rev-list -n 1 HEAD -- " + program) + "^";
        return inThisProject("git rev-parse --verify --short '" + last + "^{commit}'");
    }

    private static String inThisProject(String command) throws Exception {
        Shell.Result result = new Shell(Path.of("").toAbsolutePath()).run("bash", "-o", "pipefail", "-c", command);
        assumeTrue(result.exitCode() == 0, () -> SKIPPED + "no earlier commit can be had: " + result.err());
        return result.out();
    }
}
