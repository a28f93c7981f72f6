package io.ringback.tools;

import io.ringback.cli.CommandFailure;
import io.ringback.cli.OpenResources;
import io.ringback.embedded.EmbeddedKafka;
import io.ringback.embedded.EmbeddedKafkaException;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.net.BindException;
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
        EmbeddedKafka kafka = resources.open(() -> started(data, port));
        return Settings.load(sources.with("bootstrap.servers", kafka.bootstrapServers())
                .with("topics.create", true)
                .with("state.dir", kafka.dataDirectory().resolve("state")));
    }

    /** @throws CommandFailure when it cannot start */
    static EmbeddedKafka started(@Nullable Path data, int port) {
        try {
            return EmbeddedKafka.start(data, port);
        } catch (EmbeddedKafkaException e) {
            String instead =
                    e.getCause() instanceof BindException ? "; --kafka-port picks another, 0 any that is free" : "";
            throw new CommandFailure(e.getMessage() + instead, e);
        }
    }
}
