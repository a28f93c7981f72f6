package io.ringback.faults.sim;

import static io.ringback.faults.CallWords.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.faults.CallWords;
import io.ringback.faults.Contract;
import io.ringback.faults.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An agent and the responders who call back, as {@code Agent} is for the real cluster: each step waits for what it must
 * lead to, and what must be seen by then is noted for the checker.
 */
final class AgentScript extends Script {
    private static final List<String> STATUSES = List.of("Available", "Away", "Busy", "Lunch");

    private final String id;
    private final String pool;
    private final World world;
    private final Voices voices;
    private final Chronicle chronicle;
    private final Contract contract;
    private int calls;

    AgentScript(String id, String pool, World world, long seed) {
        super(world.brokers(), seed);
        this.id = id;
        this.pool = pool;
        this.world = world;
        this.voices = world.voices();
        this.chronicle = world.chronicle();
        this.contract = world.contract();
    }

    @Override
    void begin() {
        if (world.isEnding()) {
            return;
        }
        pause(200, 1500);
        then(() -> {
            if (chance(0.4)) {
                choose();
            }
            if (chance(0.3)) {
                talkToACustomer();
            }
            emergency();
        });
    }

    private void choose() {
        voices.presence(id, pool, STATUSES.get(random().nextInt(STATUSES.size())), "AGENT");
        if (chance(0.3)) {
            voices.presence(id, pool, "In a call", "SYSTEM");
        }
        if (chance(0.3)) {
            voices.presence(id, pool, "DO_NOT_DISTURB", "RINGBACK");
        }
    }

    private void talkToACustomer() {
        String call = nextCall();
        say(call, started(call, "OUTBOUND", "+12025550199"));
        say(call, event(call, "ENDED"));
    }

    private void emergency() {
        world.countEmergency();
        String call = nextCall();
        ObjectNode dial = started(call, "OUTBOUND", "911");
        if (pool.equals("west")) {
            dial.put("locationRef", Provisioning.PLACE);
        }
        if (random().nextInt(20) == 0) {
            overtaken(call, dial);
            return;
        }
        say(call, dial);
        if (chance(0.3)) {
            say(call, dial.deepCopy());
        }
        awaitLong(() -> chronicle.answer(call).isPresent());
        then(() -> chronicle
                .answer(call)
                .ifPresentOrElse(found -> answered(call, found), () -> say(call, event(call, "ENDED"))));
    }

    private void answered(String call, Entry found) {
        String number = found.text("number");
        expect(true, number, found.at().plus(contract.lease()));
        then(() -> say(call, event(call, "ANSWERED")));
        pause(100, 800);
        hangUp(call);
        if (!number.isEmpty()) {
            callbacks(number);
        }
        if (chance(0.7)) {
            then(() -> closeSession(call));
        }
        if (chance(0.2)) {
            pause(contract.lease().toMillis() + 2_000, contract.lease().toMillis() + 2_200);
        }
    }

    /** R14: a gateway with two workers says that a call ended before it says that it began. */
    private void overtaken(String call, ObjectNode dial) {
        say(call, event(call, "ENDED"));
        say(call, dial);
        awaitLong(() -> chronicle.answer(call).isPresent());
        awaitLong(() -> chronicle.ended(call).isPresent());
        if (chance(0.5)) {
            then(() -> say(call, event(call, "ENDED")));
        }
    }

    private void callbacks(String number) {
        if (chance(0.15)) {
            then(() -> callPoolNumber(started(nextCall(), "OUTBOUND", number)));
        }
        if (chance(0.5)) {
            then(() -> {
                ObjectNode responder = started(nextCall(), "INBOUND", number);
                responder.remove("agentId");
                callPoolNumber(responder);
            });
        }
    }

    private void callPoolNumber(ObjectNode dial) {
        String call = dial.get("callId").asText();
        say(call, dial);
        if (chance(0.2)) {
            say(call, dial.deepCopy());
        }
        awaitLong(
                () -> chronicle.output("override.decisions", call, row -> true).isPresent());
        if (random().nextBoolean()) {
            then(() -> say(call, event(call, "ANSWERED")));
            pause(50, 500);
        }
        hangUp(call);
    }

    private void hangUp(String call) {
        then(() -> {
            say(call, event(call, "ENDED"));
            if (chance(0.2)) {
                say(call, event(call, "ENDED"));
            }
        });
        awaitLong(() -> chronicle.ended(call).isPresent());
    }

    private void closeSession(String call) {
        long from = now();
        boolean byAgent = random().nextBoolean();
        String closing = byAgent ? id + "-close-" + calls : call;
        ObjectNode close = event(closing, "SESSION_CLOSED");
        if (byAgent) {
            close.put("agentId", id);
            sloppyPool().ifPresent(named -> close.put("pool", named));
        }
        say(closing, close);
        awaitLong(() -> chronicle.unblocked(id).isPresent());
        then(() -> {
            if (now() - from < contract.answer().toMillis()) {
                expect(false, "", Instant.MAX);
            }
        });
    }

    /** R4: an agent's desktop may name no pool, or another. */
    private Optional<String> sloppyPool() {
        return switch (random().nextInt(3)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(World.POOLS.get(random().nextInt(World.POOLS.size())));
            default -> Optional.of(pool);
        };
    }

    /** Tables come from several topics: once all have arrived, or when they had time enough, they are noted. */
    private void expect(boolean shielded, String number, Instant validUntil) {
        await(() -> chronicle.showsShielded(id, shielded), contract.answer().toMillis());
        pause(20, 30);
        then(() -> {
            if (chronicle.now().plusSeconds(1).isBefore(validUntil)) {
                chronicle.expect(id, shielded, number);
            }
        });
    }

    /** Until it is seen; at most until the checker would call it lost. */
    private void awaitLong(java.util.function.BooleanSupplier wanted) {
        await(wanted, contract.lease().plusSeconds(30).toMillis());
    }

    private void say(String key, ObjectNode event) {
        voices.call(key, event);
    }

    private String nextCall() {
        calls++;
        return id + "-" + calls;
    }

    private ObjectNode started(String call, String direction, String dialled) {
        return CallWords.started(call, id, pool, direction, dialled);
    }
}
