package io.ringback.faults;

import static io.ringback.faults.CallWords.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * An agent and the responders who call back, following a story drawn from a seed. Each step waits for what it must lead
 * to, so that the order of an agent's inputs is known; what must be seen by then is noted for the checker.
 */
final class Agent implements Runnable {
    private static final List<String> STATUSES = List.of("Available", "Away", "Busy", "Lunch");

    private final String id;
    private final String pool;
    private final Random random;
    private final InputWriter gateway;
    private final HistoryWriter witness;
    private final Contract contract;
    private final AtomicBoolean stop;
    private int calls;

    Agent(
            String id,
            String pool,
            long seed,
            InputWriter gateway,
            HistoryWriter witness,
            Contract contract,
            AtomicBoolean stop) {
        this.id = id;
        this.pool = pool;
        this.random = new Random(seed);
        this.gateway = gateway;
        this.witness = witness;
        this.contract = contract;
        this.stop = stop;
    }

    @Override
    public void run() {
        try {
            while (!stop.get()) {
                pause(200, 1500);
                maybe(0.4, this::choose);
                maybe(0.3, this::talkToACustomer);
                emergency();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void choose() {
        gateway.presence(id, pool, STATUSES.get(random.nextInt(STATUSES.size())), "AGENT");
        maybe(0.3, () -> gateway.presence(id, pool, "In a call", "SYSTEM"));
        maybe(0.3, () -> gateway.presence(id, pool, "DO_NOT_DISTURB", "RINGBACK"));
    }

    private void talkToACustomer() {
        String call = nextCall();
        say(call, started(call, "OUTBOUND", "+12025550199"));
        say(call, event(call, "ENDED"));
    }

    private void emergency() throws InterruptedException {
        String call = nextCall();
        ObjectNode dial = started(call, "OUTBOUND", "911");
        if (random.nextInt(20) == 0) {
            overtaken(call, dial);
            return;
        }
        say(call, dial);
        maybe(0.3, () -> say(call, dial.deepCopy()));
        Optional<Entry> answer = await(() -> witness.answer(call));
        if (answer.isEmpty()) {
            say(call, event(call, "ENDED"));
            return;
        }
        String number = answer.get().text("number");
        expect(true, number, answer.get().at().plus(contract.lease()));
        say(call, event(call, "ANSWERED"));
        pause(100, 800);
        hangUp(call);
        if (!number.isEmpty()) {
            callbacks(number);
        }
        if (random.nextDouble() < 0.7) {
            closeSession(call);
        }
        if (random.nextDouble() < 0.4) {
            waitForTheLeaseToEnd();
        }
    }

    /** R14: a gateway with two workers says that a call ended before it says that it began. */
    private void overtaken(String call, ObjectNode dial) throws InterruptedException {
        say(call, event(call, "ENDED"));
        say(call, dial);
        await(() -> witness.answer(call));
        await(() -> witness.ended(call));
        maybe(0.5, () -> say(call, event(call, "ENDED")));
    }

    private void callbacks(String number) throws InterruptedException {
        if (random.nextDouble() < 0.15) {
            callPoolNumber(started(nextCall(), "OUTBOUND", number));
        }
        if (random.nextDouble() < 0.5) {
            ObjectNode responder = started(nextCall(), "INBOUND", number);
            responder.remove("agentId");
            callPoolNumber(responder);
        }
    }

    private void callPoolNumber(ObjectNode dial) throws InterruptedException {
        String call = dial.get("callId").asText();
        say(call, dial);
        maybe(0.2, () -> say(call, dial.deepCopy()));
        await(() -> witness.output("override.decisions", call, row -> true));
        if (random.nextBoolean()) {
            say(call, event(call, "ANSWERED"));
            pause(50, 500);
        }
        hangUp(call);
    }

    private void hangUp(String call) throws InterruptedException {
        say(call, event(call, "ENDED"));
        maybe(0.2, () -> say(call, event(call, "ENDED")));
        await(() -> witness.ended(call));
    }

    private void closeSession(String call) throws InterruptedException {
        Instant from = Instant.now();
        boolean byAgent = random.nextBoolean();
        ObjectNode close = event(byAgent ? "" : call, "SESSION_CLOSED");
        if (byAgent) {
            close.remove("callId");
            close.put("callId", id + "-close-" + calls).put("agentId", id).put("pool", pool);
        }
        say(byAgent ? close.get("callId").asText() : call, close);
        await(() -> witness.unblocked(id));
        if (Duration.between(from, Instant.now()).compareTo(contract.answer()) < 0) {
            expect(false, "", Instant.MAX);
        }
    }

    /** Tables come from several topics: once all have arrived, or when they had time enough, they are noted. */
    private void expect(boolean shielded, String number, Instant validUntil) throws InterruptedException {
        Instant patience = Instant.now().plus(contract.answer());
        while (Instant.now().isBefore(patience) && !witness.showsShielded(id, shielded)) {
            pause(10, 20);
        }
        pause(20, 30);
        if (Instant.now().plusSeconds(1).isBefore(validUntil)) {
            witness.expect(id, shielded, number);
        }
    }

    /** Until it is seen; at most until the checker would call it lost. */
    private Optional<Entry> await(Supplier<Optional<Entry>> wanted) throws InterruptedException {
        Instant latest = Instant.now().plus(contract.lease()).plusSeconds(30);
        Optional<Entry> seen = wanted.get();
        while (seen.isEmpty() && Instant.now().isBefore(latest)) {
            pause(5, 15);
            seen = wanted.get();
        }
        return seen;
    }

    private void say(String key, ObjectNode event) {
        gateway.call(key, event);
    }

    private String nextCall() {
        calls++;
        return id + "-" + calls;
    }

    private ObjectNode started(String call, String direction, String dialled) {
        return CallWords.started(call, id, pool, direction, dialled);
    }

    private void maybe(double chance, Runnable step) {
        if (random.nextDouble() < chance) {
            step.run();
        }
    }

    private void waitForTheLeaseToEnd() throws InterruptedException {
        Instant over = Instant.now().plus(contract.lease()).plusSeconds(2);
        while (!stop.get() && Instant.now().isBefore(over)) {
            pause(100, 200);
        }
    }

    private void pause(long least, long most) throws InterruptedException {
        Thread.sleep(least + random.nextInt((int) (most - least) + 1));
    }
}
