package io.ringback.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ringback.event.NoticeAcknowledgement;
import io.ringback.event.NoticeDelivery;
import io.ringback.notify.SeenBy;
import io.ringback.wire.EventSerdes;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says that somebody has seen a notice, so that nobody else need be told, and waits for notify's word. */
@Command(
        name = "ack",
        description = "Say that somebody has seen a notice: nobody else is told.",
        footer = {"", "Example:", "  ringback notice ack default-17 --by alex"})
final class NoticeAckCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(
            index = "0",
            paramLabel = "ID",
            description = "The notice's id: it is in the message, and in 'notice list'.")
    private String id = "";

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who has seen it (default: the login towards the brokers).")
    private @Nullable String by;

    @Option(names = "--json", description = "Say what was done as JSON.")
    private boolean json;

    NoticeAckCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (by != null && (by.isBlank() || SeenBy.isAddress(by))) {
            throw new WrongUsage(
                    "--by needs a name, and not an address: everybody who reads notice-deliveries sees it");
        }
        try (Cluster cluster = invocation.connect()) {
            NoticeBook book = new NoticeBook(cluster);
            NoticeBook.Entry entry = book.entries().get(id);
            if (entry == null) {
                throw new CommandFailure(
                        "no such notice: " + Paint.harmless(id) + "; 'ringback notice list' shows them");
            }
            if (entry.seen() == null && !entry.isWaiting()) {
                tellThatItWaitsForNobody(entry);
                return 0;
            }
            if (entry.seen() == null) {
                write(cluster);
            }
            tell(book);
        }
        return 0;
    }

    /** Its kind is told once and not escalated: there is nothing to quiet. */
    private void tellThatItWaitsForNobody(NoticeBook.Entry entry) {
        invocation.tell(
                json
                        ? JsonNodeFactory.instance
                                .objectNode()
                                .put("noticeId", id)
                                .put("waiting", false)
                                .toString()
                        : Paint.harmless(id + " waits for nobody: a notice "
                                + entry.notice().getKind() + " is told once"));
    }

    private void write(Cluster cluster) throws InterruptedException {
        String who = by == null ? SeenBy.name(cluster.login()) : by;
        new Sending(cluster)
                .sendAll(
                        cluster.name("notice-acknowledgements"),
                        EventSerdes.avro(NoticeAcknowledgement.class),
                        Map.of(id, new NoticeAcknowledgement(id, who, Instant.now())));
    }

    private void tell(NoticeBook book) throws InterruptedException {
        if (!Verdict.comes(() -> isTold(book.entries().get(id)))) {
            throw new CommandFailure(
                    "written, but notify has not said so yet: no process runs '--role notify', or the notice"
                            + " is older than notices are kept");
        }
    }

    private boolean isTold(NoticeBook.@Nullable Entry entry) {
        @Nullable NoticeDelivery seen = entry == null ? null : entry.seen();
        if (seen != null) {
            invocation.out().println(line(seen));
        }
        return seen != null;
    }

    private String line(NoticeDelivery seen) {
        return json
                ? io.ringback.wire.JsonCodec.toJson(seen)
                : Paint.harmless(id + " is acknowledged by " + seen.getContactId());
    }
}
