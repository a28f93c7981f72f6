package io.ringback.cli;

import io.ringback.settings.ConsoleSettings;
import io.ringback.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the settings for a plan: those of the running service where one answers, unless the command line sets them.
 *
 * @param from where they are from, for people
 * @param differences where this shell has another setting, which it was not told on the command line
 */
record AssumedSettings(Settings settings, String from, List<String> differences) {

    static AssumedSettings of(Invocation invocation, Settings own) throws InterruptedException {
        ConsoleSettings at = own.console();
        String host = at.host().contains(":") ? "[" + at.host() + "]" : at.host();
        URI console = URI.create("http://" + host + ":" + at.port());
        Optional<Map<String, String>> service = RunningService.settings(own, console);
        if (service.isEmpty()) {
            return new AssumedSettings(own, "this shell's: no console answers at " + console, List.of());
        }
        List<String> differences = new ArrayList<>();
        service.get().forEach((name, value) -> {
            if (!invocation.decides(name, own) && !value(own, name).equals(value)) {
                differences.add("this shell has " + name + "=" + value(own, name) + ", the service " + value);
            }
        });
        boolean told = service.get().keySet().stream().anyMatch(name -> invocation.decides(name, own));
        return new AssumedSettings(
                invocation.settingsWith(service.get()),
                (told ? "the command line's, else " : "") + "the running service's, at " + console,
                differences);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(DeploymentTopics.assumed(settings) + " (" + from + ")");
        lines.addAll(differences);
        return lines.stream().map(Paint::harmless).toList();
    }

    private static String value(Settings settings, String name) {
        Duration value = switch (name) {
            case "callback.lease" -> settings.lease();
            case "callback.overrun-grace" -> settings.overrunGrace();
            case "callback.min-after-call" -> settings.minAfterCall();
            default -> Duration.ZERO;
        };
        return value.toString();
    }
}
