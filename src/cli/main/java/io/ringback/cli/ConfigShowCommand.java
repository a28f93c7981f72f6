package io.ringback.cli;

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

    ConfigShowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        invocation.settings().shown().forEach((key, shown) -> {
            if (!given || shown.isGiven()) {
                invocation.out().println(line(key, shown));
            }
        });
        return 0;
    }

    private static String line(String key, Shown shown) {
        return "%s=%s  # %s".formatted(key, shown.text(), shown.origin());
    }
}
