package io.ringback.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.event.PooledNumber;
import java.util.Map;

/** Offers numbers and says what became of them. */
final class OfferReport {
    private final Invocation invocation;
    private final boolean json;

    OfferReport(Invocation invocation, boolean json) {
        this.invocation = invocation;
        this.json = json;
    }

    /**
     * The command's exit code.
     *
     * @param done what was written, such as "offered 2 to pool default"
     */
    int offer(Map<String, PooledNumber> offers, String done) throws InterruptedException {
        try (Cluster cluster = invocation.connect()) {
            NumberBook inventory = new NumberBook(cluster);
            OfferVerdict verdict = new OfferVerdict(cluster, inventory);
            Map<String, String> written = inventory.offer(offers);
            if (!json) {
                invocation.out().println(done);
                invocation.out().flush();
            }
            return tell(verdict.await(offers, written));
        }
    }

    private int tell(OfferVerdict.Said said) {
        if (json) {
            invocation.out().println(object(said));
        } else if (!said.accepted().isEmpty()) {
            invocation.out().println("accepted " + said.accepted().size());
        }
        said.withoutPool()
                .forEach(number -> invocation.complain(
                        number + " waits: its pool does not exist yet; 'ringback pool create' makes it"));
        said.refused()
                .forEach((number, word) -> invocation.complain("refused " + number + ": " + RejectAdvice.with(word)));
        if (!said.waiting().isEmpty()) {
            invocation.complain(
                    said.waiting().size() + " not decided yet: the pool's desk says, as soon as 'ringback run' runs");
        }
        return said.refused().isEmpty() ? 0 : Failures.FAILED;
    }

    private static ObjectNode object(OfferVerdict.Said said) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        said.accepted().forEach(object.putArray("accepted")::add);
        said.withoutPool().forEach(object.putArray("withoutPool")::add);
        ObjectNode refused = object.putObject("refused");
        said.refused().forEach(refused::put);
        said.waiting().forEach(object.putArray("waiting")::add);
        return object;
    }
}
