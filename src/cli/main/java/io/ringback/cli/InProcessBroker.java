package io.ringback.cli;

import io.ringback.embedded.EmbeddedKafka;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A broker in this process, and the settings that lead to it. */
final class InProcessBroker {
    private InProcessBroker() {}

    /**
     * Starts it; {@code resources} closes it.
     *
     * @param data where it keeps its data and the stores; null for a temporary folder
     * @param port 0 for any free one
     */
    static Settings start(SettingSources sources, @Nullable Path data, int port, OpenResources resources) {
        try {
            return started(sources, data, port, resources);
        } catch (NoClassDefFoundError e) {
            // An installation may leave the broker's jars out, as the container image does.
            throw new CommandFailure("this installation has no broker of its own (lib-embedded is missing):"
                    + " name one with --bootstrap-servers");
        }
    }

    private static Settings started(SettingSources sources, @Nullable Path data, int port, OpenResources resources) {
        EmbeddedKafka kafka = resources.open(() -> EmbeddedKafka.start(data, port));
        return Settings.load(sources.with("bootstrap.servers", kafka.bootstrapServers())
                .with("topics.create", true)
                .with("state.dir", kafka.dataDirectory().resolve("state")));
    }
}
