package io.ringback.cli;

import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Production's toolbox: each of its commands says in one line where the tool is. */
final class NoTools implements Toolbox {
    @Override
    public CommandLine command(Tool tool, Invocation invocation) {
        String where = "not in this installation, which is for production: run './ringback " + tool.word()
                + "' in a checkout of Ringback";
        Callable<Integer> missing = () -> {
            throw new CommandFailure(tool.word() + " is " + where);
        };
        CommandSpec command = CommandSpec.wrapWithoutInspection(missing).name(tool.word());
        command.usageMessage().hidden(true).description("It is " + where + ".");
        return new CommandLine(command).setUnmatchedArgumentsAllowed(true);
    }

    @Override
    public Settings broker(SettingSources sources, @Nullable Path data, int port, OpenResources resources) {
        throw new CommandFailure("this installation is for production and has no broker of its own: name one with"
                + " --bootstrap-servers, or run './ringback run --embedded' in a checkout of Ringback");
    }
}
