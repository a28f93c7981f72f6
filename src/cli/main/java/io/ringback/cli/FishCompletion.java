package io.ringback.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Writes completions for fish, for which picocli has none: a line a command and a line an option. */
final class FishCompletion {
    private final String program;
    private final List<String> lines = new ArrayList<>();

    private FishCompletion(String program) {
        this.program = program;
    }

    static String of(CommandLine ringback) {
        FishCompletion completion = new FishCompletion(ringback.getCommandName());
        completion.lines.add("complete -c " + completion.program + " -f");
        completion.add(ringback, List.of());
        return String.join("\n", completion.lines);
    }

    private void add(CommandLine command, List<String> path) {
        List<CommandLine> shown = command.getSubcommands().values().stream()
                .filter(sub -> !sub.getCommandSpec().usageMessage().hidden())
                .toList();
        String when =
                condition(path, shown.stream().map(CommandLine::getCommandName).toList());
        shown.forEach(sub -> {
            String name = sub.getCommandName();
            lines.add("complete -c %s -n '%s' -a %s -d %s".formatted(program, when, name, quoted(summary(sub))));
            add(sub, Stream.concat(path.stream(), Stream.of(name)).toList());
        });
        if (command.getSubcommands().isEmpty()) {
            command.getCommandSpec().options().forEach(option -> lines.add(line(option, condition(path, List.of()))));
        }
    }

    private String line(OptionSpec option, String when) {
        String names = Stream.of(option.names())
                .map(name -> name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
                .collect(Collectors.joining(" "));
        String takes = option.arity().max() > 0 ? " -r -F" : "";
        String says = String.join(" ", option.description());
        return "complete -c %s -n '%s' %s%s -d %s".formatted(program, when, names, takes, quoted(says));
    }

    /** All words of the path were typed, and none that may follow it. */
    private static String condition(List<String> path, List<String> next) {
        List<String> tests = new ArrayList<>();
        path.forEach(word -> tests.add("__fish_seen_subcommand_from " + word));
        if (!next.isEmpty()) {
            tests.add("not __fish_seen_subcommand_from " + String.join(" ", next));
        }
        return tests.isEmpty() ? "true" : String.join("; and ", tests);
    }

    private static String summary(CommandLine command) {
        return String.join(" ", command.getCommandSpec().usageMessage().description());
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
