package io.ringback.asterisk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * An Asterisk of this machine, or of a folder with another Debian in it ({@code -Dringback.asterisk.root=FOLDER}), with
 * the sample of integrations/asterisk and files of its own.
 */
final class RealAsterisk implements AutoCloseable {
    static final int SIP_PORT = 25060;
    private static final int HALF_A_SECOND = 8_000;
    static final int CROWD = 400;
    static final int CROWD_PORT = 25_101;
    static final String URL = "http://127.0.0.1:28088/ari";
    static final String PASSWORD = "change-me";

    private static final Path SAMPLE = Path.of("integrations/asterisk/sample");
    private static final String ROOT = System.getProperty("ringback.asterisk.root", "");
    /** The dialplan waits long on a busy machine, and as shipped where times are measured. */
    private static final boolean IS_PATIENT = !Boolean.getBoolean("telephony.measure");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final String inside;
    private @Nullable Process process;

    RealAsterisk(int dialplanPort) throws IOException {
        Path temporary = Path.of(ROOT.isEmpty() ? System.getProperty("java.io.tmpdir") : ROOT + "/tmp");
        this.folder = Files.createTempDirectory(temporary, "ringback-asterisk");
        this.inside = folder.toString().substring(ROOT.length());
        for (String name : List.of("etc", "lib", "db", "run", "spool/recording", "log/cdr-csv")) {
            Files.createDirectories(folder.resolve(name));
        }
        configure(dialplanPort);
    }

    /** Why there is none; null when there is one. */
    static @Nullable String absence() {
        boolean there = Stream.of("/usr/sbin/asterisk", "/usr/bin/asterisk")
                .anyMatch(program -> Files.isExecutable(Path.of(ROOT + program)));
        return there ? null : "no Asterisk here: install one, or name a folder with -Dringback.asterisk.root=FOLDER";
    }

    void start() throws IOException {
        Process started = new ProcessBuilder(command("-f", "-n"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        process = started;
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> says("core waitfullybooted").contains("fully booted"));
    }

    /** As a power failure would. */
    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
            process = null;
        }
    }

    /** What a command of its console answers. */
    String says(String command) {
        try {
            Process asked = new ProcessBuilder(command("-rx", command))
                    .redirectErrorStream(true)
                    .start();
            return new String(asked.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the messages that it keeps. */
    List<String> messages() {
        return names("spool/recording");
    }

    /** Whether something has been said in a message: half a second at least. */
    boolean hasMessage() {
        return messages().stream()
                .anyMatch(name ->
                        folder.resolve("spool/recording").resolve(name).toFile().length() > HALF_A_SECOND);
    }

    /** Every byte that it has written: call records, queue log, logs, recordings, voice mail, its own database. */
    String everythingWritten() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : List.of("log", "spool", "db", "lib", "run", "output")) {
            try (Stream<Path> files = Files.walk(folder.resolve(name))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    all.append(file.getFileName()).append('\n').append(Files.readString(file, ISO_8859_1));
                }
            }
        }
        return all.toString();
    }

    @Override
    public void close() throws IOException {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(ROOT.isEmpty() ? List.of() : List.of("chroot", ROOT));
        command.addAll(List.of("asterisk", "-C", inside + "/etc/asterisk.conf"));
        command.addAll(List.of(arguments));
        return command;
    }

    private List<String> names(String where) {
        try (Stream<Path> files = Files.list(folder.resolve(where))) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void configure(int dialplanPort) throws IOException {
        try (Stream<Path> files = Files.list(SAMPLE)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".conf")).toList()) {
                Files.copy(file, folder.resolve("etc").resolve(file.getFileName()));
            }
        }
        String dialplan = Files.readString(SAMPLE.resolveSibling("ringback.conf"), UTF_8)
                .replace("127.0.0.1:8188", "127.0.0.1:" + dialplanPort)
                .replace("/var/spool/asterisk/recording", inside + "/spool/recording");
        if (IS_PATIENT) {
            dialplan = dialplan.replaceFirst("RINGBACK_ANSWER=\\d+", "RINGBACK_ANSWER=5000")
                    .replaceFirst("RINGBACK_PATIENCE=\\d+", "RINGBACK_PATIENCE=10000");
        }
        Files.writeString(folder.resolve("etc/ringback.conf"), dialplan, UTF_8);
        Files.writeString(folder.resolve("etc/pjsip.conf"), crowd(), UTF_8, StandardOpenOption.APPEND);
        StringBuilder main = new StringBuilder("[directories]\n");
        Map.of(
                        "astetcdir",
                        "etc",
                        "astvarlibdir",
                        "lib",
                        "astdbdir",
                        "db",
                        "astkeydir",
                        "lib",
                        "astspooldir",
                        "spool",
                        "astrundir",
                        "run",
                        "astlogdir",
                        "log")
                .forEach((key, name) -> main.append(key)
                        .append(" => ")
                        .append(inside)
                        .append('/')
                        .append(name)
                        .append('\n'));
        main.append("astdatadir => /usr/share/asterisk\nastmoddir => ")
                .append(modules())
                .append('\n');
        Files.writeString(folder.resolve("etc/asterisk.conf"), main, UTF_8);
    }

    /** Agents enough for a load. */
    private static String crowd() {
        return IntStream.range(0, CROWD)
                .mapToObj(one -> String.format(
                        "%n[load%1$d](phone)%naors=load%1$d%n[load%1$d]%ntype=aor%ncontact=sip:load%1$d@127.0.0.1:%2$d%n"
                                + "[load%1$d-id]%ntype=identify%nendpoint=load%1$d%nmatch_header=X-Agent: load%1$d%n",
                        one, CROWD_PORT + one))
                .collect(Collectors.joining());
    }

    /** Debian has them under its architecture, others do not. */
    private static String modules() throws IOException {
        Path libraries = Path.of(ROOT + "/usr/lib");
        try (Stream<Path> folders = Files.list(libraries)) {
            return folders.map(folder -> folder.resolve("asterisk/modules"))
                    .filter(Files::isDirectory)
                    .map(folder -> folder.toString().substring(ROOT.length()))
                    .findFirst()
                    .orElse("/usr/lib/asterisk/modules");
        }
    }
}
