package io.ringback.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringback.deploy.Shell.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the commands of the README and of the operator's guide as they are written, in their order: what stays up stays up
 * until the end, what ends must end well. Maven's and Docker's own are left out: the build is what runs this, and an engine
 * is not always there.
 */
@Tag("long")
final class DocumentCommandsIT {
    private static final List<Path> DOCUMENTS = List.of(Path.of("README.md"), Path.of("docs/operating.md"));
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\R(.*?)^```");
    private static final Pattern LEFT_OUT =
            Pattern.compile("(?m)^(mvn|docker|docker-compose|git|npm|helm) |\\| kubectl ");
    private static final Pattern STAYS = Pattern.compile("\\./ringback (run|watch|demo(?!.*--once)).*", Pattern.DOTALL);

    private final Deque<Process> staying = new ArrayDeque<>();

    @TempDir
    private Path folder;

    @Test
    void everyCommandWorksAsWritten() throws Exception {
        assumeTrue(isFree(9092) && isFree(8080), "skipped: port 9092 or 8080, which the documents use, is taken");
        copyOfTheProject();
        for (Path document : DOCUMENTS) {
            List<String> blocks = blocksOf(document);
            assertThat(blocks).as(document.toString()).isNotEmpty();
            for (String block : blocks) {
                run(block);
            }
        }
    }

    private static List<String> blocksOf(Path document) throws IOException {
        return BLOCK.matcher(Files.readString(document))
                .results()
                .map(block -> block.group(1).strip())
                .filter(block -> !LEFT_OUT.matcher(block).find())
                .toList();
    }

    private void run(String block) throws Exception {
        if (STAYS.matcher(block).matches()) {
            start(block);
            return;
        }
        Result result = new Shell(folder).run("bash", "-euo", "pipefail", "-c", block);
        assertThat(result.exitCode()).as(block + "\n" + result.err()).isZero();
    }

    @AfterEach
    void stop() throws InterruptedException {
        while (!staying.isEmpty()) {
            Process process = staying.pop();
            process.destroy();
            process.waitFor();
        }
    }

    /** What stays up says something on standard output: that it is ready, or an event. */
    private void start(String command) throws IOException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = new ProcessBuilder("bash", "-c", "exec " + command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        staying.push(process);
        Awaitility.await(command).atMost(Duration.ofMinutes(2)).until(() -> {
            assertThat(process.isAlive())
                    .as(command + " stays up\n" + Files.readString(err))
                    .isTrue();
            return Files.readString(out).lines().anyMatch(line -> line.startsWith("READY") || line.startsWith("{"));
        });
    }

    /** With the classes that Maven has just made, so that ./ringback builds nothing while this build runs. */
    private void copyOfTheProject() throws Exception {
        Result copied = new Shell(Path.of("").toAbsolutePath())
                .run(
                        "bash",
                        "-euc",
                        "mkdir -p \"$0/target\""
                                + " && cp -r ringback pom.xml schemas topology \"$0\""
                                + " && cp -r --parents src/*/pom.xml src/*/main src/*/target/classes \"$0\""
                                + " && printf %s \"$1\" > \"$0/target/classpath\" && touch \"$0/target/built\"",
                        folder.toString(),
                        ThisBuild.classPath());
        assertThat(copied.exitCode()).as(copied.err()).isZero();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
