package io.ringback.cli;

import io.ringback.runtime.Topologies;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.topics.AsyncApi;
import io.ringback.topics.TopicCatalog;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.streams.TopologyDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the topologies: every source, step, store and sink. Needs no broker. */
@Command(
        name = "topology",
        description = "Print the topologies of intake, desk and notify as Kafka Streams describes them.",
        footer = {"", "Example: ./ringback topology --asyncapi > asyncapi.yaml"})
final class TopologyCommand implements Callable<Integer> {
    private static final Set<Role> ROLES = EnumSet.of(Role.INTAKE, Role.DESK, Role.NOTIFY);

    private final Invocation invocation;

    @Option(names = "--mermaid", description = "Draw them as Mermaid flow charts instead.")
    private boolean mermaid;

    @Option(names = "--asyncapi", description = "Print the topics and records as an AsyncAPI 3 document instead.")
    private boolean asyncApi;

    TopologyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = invocation.settings();
        if (asyncApi) {
            invocation
                    .out()
                    .print(AsyncApi.of(TopicCatalog.load(settings), Version.number(), settings.outputHeaders()));
            invocation.out().flush();
            return 0;
        }
        Topologies.of(settings, ROLES).forEach((role, topology) -> {
            TopologyDescription description = topology.get().describe();
            invocation.out().println(role.word());
            invocation.out().println(mermaid ? TopologyDrawing.of(description) : description);
        });
        return 0;
    }
}
