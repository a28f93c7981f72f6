package io.ringback.kamailio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

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
 * A Kamailio of this machine, or of a folder with another Debian in it ({@code -Dringback.kamailio.root=FOLDER}), with
 * the files of integrations/kamailio as they are shipped, but for keepalives every 2 s.
 */
final class RealKamailio implements AutoCloseable {
    static final int SIP_PORT = 25060;
    static final int TRUNK_PORT = 25080;
    static final int SECOND_TRUNK_PORT = 25081;
    static final int BOT_PORT = 25090;

    private static final Path KIT = Path.of("integrations/kamailio");
    private static final String ROOT = System.getProperty("ringback.kamailio.root", "");
    /** Long on a busy machine, as shipped where times are measured. */
    private static final String PATIENT = Boolean.getBoolean("telephony.measure") ? "" : "#!define RINGBACK_WAIT 5000";

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
    RealKamailio(String brokers, int ringback) throws IOException {
        Path temporary = Path.of(ROOT.isEmpty() ? System.getProperty("java.io.tmpdir") : ROOT + "/tmp");
        this.folder = Files.createTempDirectory(temporary, "ringback-kamailio");
        this.inside = folder.toString().substring(ROOT.length());
        String kit = Files.readString(KIT.resolve("ringback.cfg"), UTF_8).replace("interval=60", "interval=2");
        Files.writeString(folder.resolve("ringback.cfg"), kit, UTF_8);
        Files.copy(KIT.resolve("sample/kamailio.cfg"), folder.resolve("kamailio.cfg"));
        Files.writeString(
                folder.resolve("kamailio-local.cfg"), """
                #!define RINGBACK_BROKERS "%s"
                #!define RINGBACK_URL "http://127.0.0.1:%d"
                #!define RINGBACK_BOT "127.0.0.1:%d"
                %s
                """.formatted(brokers, ringback, BOT_PORT, PATIENT), UTF_8);
    }

    /** Why there is none; null when there is one. */
    static @Nullable String absence() {
        if (Stream.of("/usr/sbin/kamailio", "/usr/local/sbin/kamailio").noneMatch(RealKamailio::isThere)) {
            return "no Kamailio here: install one, or name a folder with -Dringback.kamailio.root=FOLDER";
        }
        try (Stream<Path> libraries = Files.find(
                Path.of(ROOT + "/usr"), 6, (file, attributes) -> file.endsWith("kamailio/modules/kafka.so"))) {
            return libraries.findAny().isPresent() ? null : "this Kamailio has no module kafka";
        } catch (IOException e) {
            return "the modules of this Kamailio cannot be read";
        }
    }

    /** Returns before it serves. */
    void start() throws IOException {
        process = new ProcessBuilder(command("-DD", "-E", "-Y", inside, "-P", inside + "/pid"))
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
    }

    /** What it says of its own configuration files; 0 when it has nothing against them. */
    int check() throws IOException, InterruptedException {
        return new ProcessBuilder(command("-c"))
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

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(ROOT.isEmpty() ? List.of() : List.of("chroot", ROOT));
        command.addAll(List.of("kamailio", "-f", inside + "/kamailio.cfg"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean isThere(String program) {
        return Files.isExecutable(Path.of(ROOT + program));
    }
}
