package io.ringback.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ringback.settings.Shown;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what a command with these options would go by, and where each value comes from; passwords stay hidden. */
@Command(
        name = "show",
        description = "List every setting, its value and where it comes from.",
        footer = {"", "Example:", "  ringback config show --given --set profile=rfc6881"})
final class ConfigShowCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--given", description = "Only what is not the default.")
    private boolean given;

    @Option(names = "--json", description = "One JSON object a line: setting, value, origin.")
    private boolean json;

    ConfigShowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        invocation.settings().shown().forEach((key, shown) -> {
            if (!given || shown.isGiven()) {
                invocation.out().println(json ? object(key, shown) : line(key, shown));
            }
        });
        return 0;
    }

    private static String object(String key, Shown shown) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("setting", key)
                .put("value", shown.text())
                .put("origin", shown.origin())
                .toString();
    }

    private static String line(String key, Shown shown) {
        return "%s=%s  # %s".formatted(key, shown.text(), shown.origin());
    }
}
