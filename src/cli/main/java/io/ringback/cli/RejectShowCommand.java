package io.ringback.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.ringback.event.RejectedRecord;
import io.ringback.wire.JsonCodec;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says of one reject what is wrong and what to do about it; the record stays where it is. */
@Command(
        name = "show",
        description = "Say what is wrong with a rejected record and what to do about it.",
        footer = {
            "",
            "Example:",
            "  ringback reject show ringback.call-events-3-118",
            "",
            "The record itself is in that topic, for who may read it there. Its content is never shown."
        })
final class RejectShowCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "COORDINATES", description = "Topic, partition and offset as 'reject list' writes them.")
    private String coordinates = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    RejectShowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Cluster cluster = invocation.connect()) {
            RejectedRecord reject = new RejectBook(cluster)
                    .entries().stream()
                            .filter(each -> RejectBook.coordinates(each).equals(coordinates))
                            .reduce((first, last) -> last)
                            .orElseThrow(() -> new CommandFailure("no such reject: " + Paint.harmless(coordinates)
                                    + "; 'ringback reject list' shows them"));
            show(reject);
        }
        return 0;
    }

    private void show(RejectedRecord reject) {
        if (json) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            object.putRawValue("reject", new RawValue(JsonCodec.toJson(reject)));
            invocation.out().println(object.put("advice", RejectAdvice.of(reject.getError())));
            return;
        }
        invocation.out().println(Paint.harmless("topic      " + reject.getTopic()));
        invocation.out().println("partition  " + reject.getPartition());
        invocation.out().println("offset     " + reject.getOffset());
        invocation.out().println(Paint.harmless("pool       " + reject.getPool()));
        invocation.out().println("at         " + reject.getAt());
        invocation.out().println(Paint.harmless("wrong      " + RejectBook.wrong(reject)));
        invocation.out().println("do         " + RejectAdvice.of(reject.getError()));
    }
}
