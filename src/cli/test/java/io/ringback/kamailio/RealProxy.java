package io.ringback.kamailio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A SIP proxy of this machine, or of a folder with another Debian in it ({@code -Dringback.kamailio.root=FOLDER}, or
 * {@code opensips}), with the files of its {@link Kit}.
 */
final class RealProxy implements AutoCloseable {
    static final int SIP_PORT = 25060;
    static final int TRUNK_PORT = 25080;
    static final int SECOND_TRUNK_PORT = 25081;
    static final int BOT_PORT = 25090;

    private static final String ROOT_SETTING = "ringback." + Kit.CHOSEN.program() + ".root";
    private static final String ROOT = System.getProperty(ROOT_SETTING, "");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final String inside;
    private @Nullable Process process;

    /**
     * Not yet started.
     *
     * @param brokers where it publishes
     * @param ringback the console's port
     */
    RealProxy(String brokers, int ringback) throws IOException {
        Path temporary = Path.of(ROOT.isEmpty() ? System.getProperty("java.io.tmpdir") : ROOT + "/tmp");
        this.folder = Files.createTempDirectory(temporary, "ringback-proxy");
        this.inside = folder.toString().substring(ROOT.length());
        Kit.CHOSEN.write(folder, brokers, ringback);
    }

    /** Why there is none; null when there is one. */
    static @Nullable String absence() {
        String name = Kit.CHOSEN.program();
        if (Stream.of("/usr/sbin/" + name, "/usr/local/sbin/" + name).noneMatch(RealProxy::isThere)) {
            return "no " + name + " here: install one, or name a folder with -D" + ROOT_SETTING + "=FOLDER";
        }
        try (Stream<Path> libraries =
                Files.find(Path.of(ROOT + "/usr"), 6, (file, attributes) -> file.endsWith(Kit.CHOSEN.kafkaModule()))) {
            return libraries.findAny().isPresent() ? null : "this " + name + " has no module for Kafka";
        } catch (IOException e) {
            return "the modules of this " + name + " cannot be read";
        }
    }

    /** Returns before it serves. */
    void start() throws IOException {
        process = new ProcessBuilder(inRoot(Kit.CHOSEN.serving(inside)))
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
    }

    /** What it says of its own configuration files; 0 when it has nothing against them. */
    int check() throws IOException, InterruptedException {
        return new ProcessBuilder(inRoot(Kit.CHOSEN.checking(inside)))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("check").toFile())
                .start()
                .waitFor();
    }

    /** Every byte that it has said. */
    String everythingSaid() throws IOException {
        return Files.readString(output(), ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        if (process != null) {
            process.destroy();
            Process ending = process;
            Awaitility.await().atMost(PATIENCE).until(() -> !ending.isAlive());
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private Path output() {
        return folder.resolve("output");
    }

    private static List<String> inRoot(List<String> program) {
        List<String> command = new ArrayList<>(ROOT.isEmpty() ? List.of() : List.of("chroot", ROOT));
        command.addAll(program);
        return command;
    }

    private static boolean isThere(String program) {
        return Files.isExecutable(Path.of(ROOT + program));
    }
}
