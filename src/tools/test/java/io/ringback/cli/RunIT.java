package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringback.process.OwnJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, which signals reach. */
@Timeout(600)
class RunIT {
    private static final int ENDED_BY_SIGTERM = 128 + 15;

    @TempDir
    Path folder;

    private @Nullable Process process;

    @AfterEach
    void leaveNothingRunning() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void servesOnItsOwnBrokerUntilSigterm() throws Exception {
        Process ringback = start(
                "run",
                "--embedded",
                "--kafka-port",
                "0",
                "--set",
                "http.port=0",
                "--data",
                folder.resolve("data").toString());
        BufferedReader out = ringback.inputReader();
        assertThat(out.readLine()).startsWith("READY ").contains(" on 127.0.0.1:", ", console at http://");

        terminate(ringback);

        assertThat(ringback.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(ringback.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
        assertThat(out.readLine()).isNull();
        assertThat(errors()).noneMatch(line -> line.matches(".*Exception\\b.*"));
        assertThat(folder.resolve("data/kafka/meta.properties")).exists();
    }

    @Test
    void saysThatItWaitsForABrokerAndThatNothingListensAtThePortThatWasGiven() throws Exception {
        Process ringback = start("run", "--bootstrap-servers", "127.0.0.1:1", "--set", "http.port=8080");

        List<String> told = new ArrayList<>();
        await().atMost(2, TimeUnit.MINUTES).until(() -> {
            told.clear();
            told.addAll(errors());
            return told.stream().anyMatch(line -> line.contains("no broker answers yet"));
        });
        terminate(ringback);

        assertThat(ringback.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(told).anyMatch(line -> line.startsWith("ringback: http.port is set and nothing listens there"));
        assertThat(told).noneMatch(line -> line.matches(".*Exception\\b.*"));
    }

    /** The port is for orchestrators: one that was named answers, whatever the process plays. */
    @Test
    void tellsItsHealthOnThePortOfTheProbesAndIsNotReadyBeforeItsAsteriskAnswers() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "secret");
        Process ringback = start(
                "run",
                "--role",
                "asterisk",
                "--bootstrap-servers",
                "127.0.0.1:1",
                "--set",
                "asterisk.url=http://127.0.0.1:1/ari",
                "--set",
                "asterisk.listen=127.0.0.1:0",
                "--set",
                "asterisk.password-file=" + password,
                "--set",
                "http.probes.port=0");
        Pattern open = Pattern.compile(".*event=probes-open port=(\\d+).*");
        List<String> port = new ArrayList<>();
        await().atMost(2, TimeUnit.MINUTES).until(() -> {
            errors().stream().map(open::matcher).filter(Matcher::matches).forEach(found -> port.add(found.group(1)));
            return !port.isEmpty();
        });

        HttpResponse<String> ready = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.get(0) + "/health/ready"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("asterisk", "waiting for");
        assertThat(ringback.inputReader().ready()).as("READY was said").isFalse();
    }

    @Test
    void leavesNothingBehindWhenItIsEndedWhileItStarts() throws Exception {
        Process ringback = start("run", "--embedded", "--kafka-port", "0", "--set", "http.port=0");
        await().atMost(2, TimeUnit.MINUTES).until(() -> !temporary().isEmpty());

        terminate(ringback);

        assertThat(ringback.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(ringback.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
        assertThat(temporary()).isEmpty();
        assertThat(errors()).noneMatch(line -> line.matches(".*Exception\\b.*"));
    }

    private List<Path> temporary() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("ringback-kafka-"))
                    .toList();
        }
    }

    /** Unlike {@link Process#destroy}, leaves the streams open. */
    private static void terminate(Process process) {
        assertThat(process.toHandle().destroy()).isTrue();
    }

    private Process start(String... arguments) throws IOException {
        Process started = new ProcessBuilder(OwnJvm.command(
                        List.of("-Djava.io.tmpdir=" + folder, "-Duser.home=" + folder),
                        Ringback.class.getName(),
                        List.of(arguments)))
                .redirectError(folder.resolve("stderr").toFile())
                .start();
        process = started;
        return started;
    }

    private List<String> errors() throws IOException {
        return Files.readAllLines(folder.resolve("stderr"));
    }
}
