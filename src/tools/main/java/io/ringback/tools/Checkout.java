package io.ringback.tools;

import io.ringback.cli.Invocation;
import io.ringback.cli.OpenResources;
import io.ringback.cli.Tool;
import io.ringback.cli.Toolbox;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The toolbox of a checkout: every tool, and a Kafka broker. */
public final class Checkout implements Toolbox {
    @Override
    public CommandLine command(Tool tool, Invocation invocation) {
        return new CommandLine(
                switch (tool) {
                    case DEMO -> new DemoCommand(invocation);
                    case BENCH -> new BenchCommand(invocation);
                    case PROVE_PRIVACY -> new ProvePrivacyCommand(invocation);
                    case CERTIFY -> new CertifyCommand(invocation);
                });
    }

    @Override
    public Settings broker(SettingSources sources, @Nullable Path data, int port, OpenResources resources) {
        return InProcessBroker.start(sources, data, port, resources);
    }
}
