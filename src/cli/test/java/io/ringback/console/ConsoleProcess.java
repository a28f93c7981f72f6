package io.ringback.console;

import io.ringback.cli.Ringback;
import io.ringback.process.OwnJvm;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code run --role console} in a process of its own, for everybody's address, behind a token. */
final class ConsoleProcess implements AutoCloseable {
    static final String TOKEN = "a-token-for-this-test-alone";
    static final String BEARER = "Bearer " + TOKEN;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final String url;

    private ConsoleProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** One that is ready. */
    static ConsoleProcess start(String bootstrapServers, Path folder, List<String> assignments) throws Exception {
        Path token = Files.writeString(folder.resolve("token"), TOKEN + "\n");
        List<String> all = new ArrayList<>(assignments);
        all.add("http.token-file=" + token);
        Process process = run(bootstrapServers, folder.resolve("stderr"), all);
        String ready = String.valueOf(process.inputReader().readLine());
        if (!ready.startsWith("READY console at http://0.0.0.0:")) {
            process.destroy();
            throw new IllegalStateException("not ready: " + ready);
        }
        return new ConsoleProcess(process, "http://127.0.0.1:" + ready.replaceAll(".*:([0-9]+)/", "$1") + "/");
    }

    /** One that may refuse to start. */
    static Process run(String bootstrapServers, Path stderr, List<String> assignments) throws IOException {
        List<String> command = OwnJvm.command(
                List.of(),
                Ringback.class.getName(),
                List.of("run", "--role", "console", "--bootstrap-servers", bootstrapServers));
        Stream.concat(Stream.of("http.host=0.0.0.0", "http.port=0"), assignments.stream())
                .forEach(assignment -> command.addAll(List.of("--set", assignment)));
        return new ProcessBuilder(command).redirectError(stderr.toFile()).start();
    }

    String url() {
        return url;
    }

    HttpResponse<String> get(String path, @Nullable String authorization, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path, authorization);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /** Also of a stream, which has no end. */
    int status(String path, @Nullable String authorization) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                HTTP.send(request(path, authorization).build(), BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    @Override
    public void close() {
        process.destroy();
    }

    private HttpRequest.Builder request(String path, @Nullable String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        return authorization == null ? request : request.header("Authorization", authorization);
    }
}
