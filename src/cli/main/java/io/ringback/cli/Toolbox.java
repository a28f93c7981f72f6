package io.ringback.cli;

import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * What a checkout has beside production's commands: the tools, and a broker for this process. The class path has it as a
 * service, and production's has none since no dependency of its brings one.
 */
public interface Toolbox {
    /** A tool's command, which is told its settings by {@code invocation}. */
    CommandLine command(Tool tool, Invocation invocation);

    /**
     * Starts a broker in this process; {@code resources} closes it.
     *
     * @param data where it keeps its data and the stores; null for a temporary folder
     * @param port 0 for any free one
     * @return the settings that lead to it
     * @throws CommandFailure when there is none, or it cannot start
     */
    Settings broker(SettingSources sources, @Nullable Path data, int port, OpenResources resources);

    /** The class path's; where it has none, one that says where the tools are. */
    static Toolbox ofThisInstallation() {
        return ServiceLoader.load(Toolbox.class).findFirst().orElseGet(NoTools::new);
    }
}
