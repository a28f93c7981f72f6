package io.ringback.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the console, health and figures are, and which collector gets figures as well. */
final class ConsoleReference {
    private static final Setting.Parser<Integer> A_PORT = Parsers.whole(0, 65_535);

    static final Setting<String> HOST = Setting.of(
            "http.host",
            "127.0.0.1",
            "a host name or address",
            Parsers.text("\\S+"),
            "The address that the console listens on, and in a process without one the routes of the role gateway.");
    static final Setting<Integer> PORT = Setting.of(
            "http.port",
            "8080",
            "a port from 0 to 65535",
            A_PORT,
            "The port that the console listens on; 0 takes any free one.");
    static final Setting<Optional<Path>> TOKEN_FILE = Setting.of(
            "http.token-file",
            "",
            "a file, or empty",
            Parsers::file,
            "A file with the token that the console asks for, of 16 to 256 characters without blanks; needed when http.host is"
                    + " not this machine alone. Read again when it changes.");
    static final Setting<Optional<String>> TOKEN = new Setting<>(
            "http.token",
            "",
            Token.TAKES + ", or empty",
            ConsoleReference::token,
            true,
            "The token itself; meant for the environment, RINGBACK_HTTP_TOKEN. http.token-file wins.");
    static final Setting<Boolean> PROBES = Setting.of(
            "http.probes",
            "false",
            "true or false",
            Parsers::truth,
            "Whether a process without the console serves /health and /metrics on http.port and http.probes.port, too.");
    static final Setting<Optional<Integer>> PROBES_PORT = Setting.of(
            "http.probes.port",
            "",
            "a port from 0 to 65535, or empty",
            text -> text.isEmpty() ? Optional.empty() : Optional.of(A_PORT.parse(text)),
            "The port, on http.host, that answers /health/live and /health/ready alone, without the console, too, where it is set; the next after"
                    + " http.port when empty, 0 takes any free one.");
    static final Setting<Optional<URI>> COLLECTOR = Setting.of(
            "telemetry.otlp.url",
            "",
            "an http: or https: URL without a login, such as http://collector:4318, or empty",
            Parsers::collector,
            "A collector that gets the figures of /metrics by OTLP as well, once a minute, from every process that serves them.");
    static final Setting<Boolean> TRACES = Setting.of(
            "telemetry.otlp.traces",
            "false",
            "true or false",
            Parsers::truth,
            "Whether the console sends the collector a trace of each number, from the dialled call to the number.");

    static final List<Setting<?>> ALL = List.of(HOST, PORT, TOKEN_FILE, TOKEN, PROBES, PROBES_PORT, COLLECTOR, TRACES);

    private ConsoleReference() {}

    private static Optional<String> token(String text) {
        if (!text.isBlank() && !Token.isOne(text.strip())) {
            throw new IllegalArgumentException();
        }
        return Optional.of(text.strip()).filter(token -> !token.isEmpty());
    }
}
