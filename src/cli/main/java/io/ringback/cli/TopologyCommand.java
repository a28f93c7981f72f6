package io.ringback.cli;

import io.ringback.runtime.Topologies;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.streams.TopologyDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the topologies: every source, step, store and sink. Needs no broker. */
@Command(
        name = "topology",
        description = "Print the topologies of intake, desk and notify as Kafka Streams describes them.")
final class TopologyCommand implements Callable<Integer> {
    private static final Set<Role> ROLES = EnumSet.of(Role.INTAKE, Role.DESK, Role.NOTIFY);

    private final Invocation invocation;

    @Option(names = "--mermaid", description = "Draw them as Mermaid flow charts instead.")
    private boolean mermaid;

    TopologyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Settings settings = invocation.settings();
        Topologies.of(settings, ROLES).forEach((role, topology) -> {
            TopologyDescription description = topology.get().describe();
            invocation.out().println(role.word());
            invocation.out().println(mermaid ? TopologyDrawing.of(description) : description);
        });
        return 0;
    }
}
