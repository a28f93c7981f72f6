package io.ringback.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Offers a file of numbers: all of them, or none when a line is wrong. */
@Command(
        name = "import",
        description = "Add the numbers of a file: a line each, NUMBER or NUMBER,POOL; '#' begins a comment.",
        footer = {
            "",
            "Example:",
            "  ringback pool import numbers.txt",
            "",
            "Nothing is added when a line is wrong; every wrong line is told."
        })
final class PoolImportCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    @Option(names = "--force", description = "Take numbers of a numbering plan that Ringback does not know.")
    private boolean force;

    @Option(names = "--json", description = "Say what became of them as JSON: accepted, refused, waiting.")
    private boolean json;

    PoolImportCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        NumberFile read = NumberFile.parse(lines(), force);
        if (!read.errors().isEmpty()) {
            read.errors().forEach(invocation.err()::println);
            throw new CommandFailure("nothing imported: " + read.errors().size() + " lines are wrong");
        }
        return new OfferReport(invocation, json)
                .offer(read.offers(), "offered " + read.offers().size());
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + file, e);
        }
    }
}
