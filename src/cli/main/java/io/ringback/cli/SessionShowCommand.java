package io.ringback.cli;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows all that the tables say of one agent's emergency. */
@Command(
        name = "show",
        description = "Show an agent's emergency: number, status, block and calls.",
        footer = {"", "Example:", "  ringback session show agent-7"})
final class SessionShowCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "AGENT", description = "The agent's id.")
    private String agent = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    SessionShowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Cluster cluster = invocation.connect()) {
            SessionBook.@Nullable Entry entry =
                    new SessionBook(cluster).entries(Instant.now()).get(agent);
            if (entry == null) {
                throw new CommandFailure("no session: " + Paint.harmless(agent)
                        + " is in no emergency and holds no number; 'ringback session list' shows who does");
            }
            if (json) {
                invocation.out().println(SessionLine.json(entry));
            } else {
                SessionLine.details(entry).forEach(invocation.out()::println);
            }
        }
        return 0;
    }
}
