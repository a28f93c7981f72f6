package io.ringback.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the console, health and figures are.
 *
 * @param host the address to listen on
 * @param port 0 takes any free one
 * @param isPortGiven whether anybody chose it: then somebody expects the console there
 * @param tokenFile the file with the token that the console asks for; null when none is set
 * @param token the token itself, when it was given as a setting; null when not
 * @param probes whether health and metrics are served without the console, too
 * @param isProbesPortGiven whether anybody chose {@code probesPort}: then something must answer there
 * @param probesPort the port that serves health alone; 0 takes any free one, and is the default where {@code port} is 0
 * @param collector who gets figures by OTLP, without a slash at its end; null for nobody
 * @param traces whether the console sends traces there
 */
public record ConsoleSettings(
        String host,
        int port,
        boolean isPortGiven,
        @Nullable Path tokenFile,
        @Nullable String token,
        boolean probes,
        boolean isProbesPortGiven,
        int probesPort,
        @Nullable URI collector,
        boolean traces) {

    static ConsoleSettings of(Values values, Map<String, Shown> shown) {
        int port = values.get(ConsoleReference.PORT);
        return new ConsoleSettings(
                values.get(ConsoleReference.HOST),
                port,
                shown.getOrDefault(ConsoleReference.PORT.key(), new Shown("", "default"))
                        .isGiven(),
                values.get(ConsoleReference.TOKEN_FILE).orElse(null),
                values.get(ConsoleReference.TOKEN).orElse(null),
                values.get(ConsoleReference.PROBES),
                values.get(ConsoleReference.PROBES_PORT).isPresent(),
                values.get(ConsoleReference.PROBES_PORT).orElse(port == 0 ? 0 : port + 1),
                values.get(ConsoleReference.COLLECTOR)
                        .map(url -> URI.create(url.toString().replaceAll("/+$", "")))
                        .orElse(null),
                values.get(ConsoleReference.TRACES));
    }

    /** Leaves the token out. */
    @Override
    public String toString() {
        return "ConsoleSettings[host=%s, port=%s]".formatted(host, port);
    }
}
