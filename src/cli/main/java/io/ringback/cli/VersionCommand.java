package io.ringback.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.kafka.common.utils.AppInfoParser;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says which Ringback this is, for people and for programs. */
@Command(
        name = "version",
        description = "Show the version; --version does the same.",
        footer = {"", "Example:", "  ringback version --json"})
final class VersionCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--json", description = "Print JSON: version, java, kafka.")
    private boolean json;

    VersionCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        invocation.out().println(json ? object() : new Version().getVersion()[0]);
        return 0;
    }

    private static String object() throws IOException {
        return JsonNodeFactory.instance
                .objectNode()
                .put("version", Version.number())
                .put("java", Runtime.version().feature())
                .put("kafka", AppInfoParser.getVersion())
                .toString();
    }
}
