package io.ringback.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.deploy.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL of Debian's package, in a folder of its own and reached by a socket in it alone. */
final class TestPostgres implements AutoCloseable {
    private static final Path PACKAGED = Path.of("/usr/lib/postgresql");
    private static final Shell SHELL = new Shell(Path.of("").toAbsolutePath());

    private final Path programs;
    private final Path folder;

    private TestPostgres(Path programs, Path folder) {
        this.programs = programs;
        this.folder = folder;
    }

    /** Where its programs are, of the newest version; empty where there is none. */
    static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(PACKAGED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(PACKAGED)) {
            return versions.filter(version -> Files.isExecutable(version.resolve("bin/initdb")))
                    .max(Comparator.comparing(Path::toString))
                    .map(version -> version.resolve("bin"));
        }
    }

    static TestPostgres start(Path programs) throws IOException, InterruptedException {
        TestPostgres postgres = new TestPostgres(programs, Files.createTempDirectory("postgres"));
        if (isRoot()) {
            done(SHELL.run("chown", "postgres", postgres.folder.toString()));
        }
        postgres.asItsUser("initdb", "-D", postgres.data(), "-U", "owner", "-A", "trust", "-E", "UTF8", "--no-sync");
        String listening = "-c listen_addresses='' -c fsync=off -k " + postgres.folder;
        postgres.asItsUser(
                "pg_ctl", "-D", postgres.data(), "-o", listening, "-l", postgres.folder + "/log", "-w", "start");
        return postgres;
    }

    /** Does what a file says. */
    void run(Path file) throws IOException, InterruptedException {
        psql("owner", "-f", file.toString());
    }

    /** What a statement of the owner answers: a line a row, its columns separated by |. */
    String owner(String statement) throws IOException, InterruptedException {
        return as("owner", statement);
    }

    String as(String login, String statement) throws IOException, InterruptedException {
        return psql(login, "-c", statement);
    }

    @Override
    public void close() throws IOException {
        try {
            asItsUser("pg_ctl", "-D", data(), "-m", "immediate", "stop");
            done(SHELL.run("rm", "-r", folder.toString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String psql(String login, String option, String what) throws IOException, InterruptedException {
        return done(SHELL.run(
                "psql",
                "-h",
                folder.toString(),
                "-U",
                login,
                "-d",
                "postgres",
                "-v",
                "ON_ERROR_STOP=1",
                "-qAtX",
                option,
                what));
    }

    private String data() {
        return folder + "/data";
    }

    /** It refuses to run as root. */
    private void asItsUser(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(isRoot() ? List.of("runuser", "-u", "postgres", "--") : List.of());
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        done(SHELL.run(command.toArray(String[]::new)));
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static String done(Result result) {
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        return result.out();
    }
}
