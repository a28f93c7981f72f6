package io.ringback.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.deploy.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What compose's service 'passwords' draws: a login for each process in its own folder, and the same for the brokers. */
final class PasswordsTest {
    private static final List<String> FOLDERS = List.of("setup", "pipeline", "console", "gateway", "token", "viewer");

    @TempDir
    private Path access;

    @BeforeEach
    void volumes() throws IOException {
        for (String folder : FOLDERS) {
            Files.createDirectory(access.resolve(folder));
        }
    }

    @Test
    void givesEachProcessTheLoginThatTheBrokersGet() throws Exception {
        drawn();

        assertThat(files().keySet())
                .containsExactlyInAnyOrder(
                        "setup/logins",
                        "pipeline/intake.properties",
                        "pipeline/desk.properties",
                        "console/console.properties",
                        "gateway/gateway.properties",
                        "gateway/sender",
                        "token/token",
                        "viewer/login.yml");
        List<String> logins = Files.readAllLines(access.resolve("setup/logins"));
        assertThat(logins)
                .extracting(login -> login.replaceFirst("=[A-Za-z0-9]{40}$", ""))
                .containsExactly("intake", "desk", "console", "webhooks", "viewer");
        assertThat(files().get("pipeline/desk.properties")).contains("\"ringback-desk\"", password(logins.get(1)));
        assertThat(files().get("gateway/gateway.properties"))
                .contains("\"ringback-webhooks\"", password(logins.get(3)));
        assertThat(files().get("viewer/login.yml")).contains("\"ringback-viewer\"", password(logins.get(4)));
    }

    @Test
    void keepsWhatIsThereAndDrawsWhatALaterVersionAdds() throws Exception {
        drawn();
        Map<String, String> before = files();
        Files.delete(access.resolve("viewer/login.yml"));

        drawn();

        Map<String, String> after = files();
        assertThat(after.get("setup/logins"))
                .startsWith(before.get("setup/logins"))
                .matches("(?s).*\\nviewer=[A-Za-z0-9]{40}\\nviewer=[A-Za-z0-9]{40}\\n");
        for (String changed : List.of("setup/logins", "viewer/login.yml")) {
            before.remove(changed);
            after.remove(changed);
        }
        assertThat(after).isEqualTo(before);
    }

    private void drawn() throws Exception {
        Shell shell = new Shell(Path.of("").toAbsolutePath(), Map.of("ACCESS", access.toString(), "OWNER", owner()));
        Result result = shell.run("bash", "deploy/compose/passwords.sh");
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    private String owner() throws IOException {
        return Files.getAttribute(access, "unix:uid") + ":" + Files.getAttribute(access, "unix:gid");
    }

    private static String password(String login) {
        return "password=\"" + login.substring(login.indexOf('=') + 1) + "\"";
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(access)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(access.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
