package io.ringback.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what makes a shell complete commands and options. */
@Command(
        name = "completion",
        description = "Print a script that makes your shell complete commands and options.",
        footer = {
            "",
            "Examples:",
            "  source <(ringback completion bash)",
            "  source <(ringback completion zsh)",
            "  ringback completion fish | source"
        })
final class CompletionCommand implements Callable<Integer> {
    /** The shells that can be taught. */
    enum Shell {
        BASH,
        ZSH,
        FISH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Invocation invocation;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
    private Shell shell = Shell.BASH;

    @Option(names = "--json", description = "Print JSON: shell, script.")
    private boolean json;

    CompletionCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        CommandLine ringback = spec.root().commandLine();
        String name = ringback.getCommandName();
        String script = shell == Shell.FISH ? FishCompletion.of(ringback) : AutoComplete.bash(name, ringback);
        invocation.out().println(json ? object(script) : script);
        return 0;
    }

    private String object(String script) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("shell", shell.toString())
                .put("script", script)
                .toString();
    }
}
