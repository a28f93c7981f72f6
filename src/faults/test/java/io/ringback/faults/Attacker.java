package io.ringback.faults;

import static io.ringback.faults.CallWords.dial;
import static io.ringback.faults.CallWords.event;
import static io.ringback.faults.CallWords.longId;
import static io.ringback.faults.CallWords.rings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * A hostile gateway, or hostile outside lines, beside everybody else: one attack after the other, drawn from a seed, each
 * of them bounded. Who suffers them has a name of its own, so that the others' stories stay as they are.
 */
final class Attacker implements Runnable {
    /** How the name of everybody begins who has a part in an attack. */
    static final String PARTY = "attack-";

    private static final int FLOOD = 120;
    private static final String OUTSIDE = "+12025550199";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String name;
    private final Function<Random, Attack> draws;
    private final Random random;
    private final InputWriter gateway;
    private final HistoryWriter witness;
    private final Contract contract;
    private final AtomicBoolean stop;
    private int parties;

    private Attacker(
            String name,
            Function<Random, Attack> draws,
            long seed,
            InputWriter gateway,
            HistoryWriter witness,
            Contract contract,
            AtomicBoolean stop) {
        this.name = name;
        this.draws = draws;
        this.random = new Random(seed);
        this.gateway = gateway;
        this.witness = witness;
        this.contract = contract;
        this.stop = stop;
    }

    /** Both, until they are stopped. */
    static List<Thread> start(
            long seed, InputWriter gateway, HistoryWriter witness, Contract contract, AtomicBoolean stop) {
        List<Thread> threads = List.of(
                new Thread(
                        new Attacker("flood", Attack::flood, seed, gateway, witness, contract, stop),
                        "hostile-gateway"),
                new Thread(
                        new Attacker("ring", any -> Attack.RINGS, seed + 1, gateway, witness, contract, stop),
                        "hostile-lines"));
        threads.forEach(Thread::start);
        return threads;
    }

    @Override
    public void run() {
        try {
            while (!stop.get()) {
                pause(2_000, 8_000);
                Attack attack = draws.apply(random);
                Instant from = Instant.now();
                String pool = FaultRun.POOLS.get(random.nextInt(FaultRun.POOLS.size()));
                inflict(attack, pool);
                witness.note(
                        Entry.Kind.ATTACK,
                        from,
                        attack.name().toLowerCase(Locale.ROOT),
                        pool,
                        InputWriter.json().put("until", Instant.now().toEpochMilli()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void inflict(Attack attack, String pool) throws InterruptedException {
        switch (attack) {
            case CALLBACKS -> floodANumber(new Target(pool));
            case EMERGENCIES_OF_ONE -> dialAgainAndAgain(new Target(pool));
            case EMERGENCIES_OF_MANY -> dialTogether();
            case LINKS -> linkWithoutNumber(new Target(pool));
            case KNOWN_IDS -> useAnIdFirst(pool);
            case SIZES -> sayTooMuch(pool);
            case GARBAGE ->
                Garbage.draw(random, 10).forEach(each -> gateway.poison(each.key(), each.value(), each.what()));
            case RINGS -> ringInTurn(new Target(pool));
        }
    }

    /** An agent who dialled for help, for whom others make trouble now. */
    private final class Target {
        private final String agent = newParty();
        private final String pool;
        private final String call = agent + "-call";

        Target(String pool) {
            this.pool = pool;
        }

        /** Dials, waits for the answer and hangs up. Gives the number, if there was one. */
        Optional<String> dialled() throws InterruptedException {
            gateway.call(call, dial(call, agent, pool));
            Optional<Entry> answer = answer();
            gateway.call(call, event(call, "ENDED"));
            return answer.map(row -> row.text("number")).filter(number -> !number.isEmpty());
        }

        private Optional<Entry> answer() throws InterruptedException {
            Instant latest = Instant.now().plus(PATIENCE);
            Optional<Entry> seen = Optional.empty();
            while (seen.isEmpty() && Instant.now().isBefore(latest)) {
                pause(5, 15);
                seen = witness.answer(call);
            }
            return seen;
        }

        void close() {
            ObjectNode close = event(agent + "-close", "SESSION_CLOSED")
                    .put("agentId", agent)
                    .put("pool", pool);
            gateway.call(agent + "-close", close);
        }
    }

    private void floodANumber(Target target) throws InterruptedException {
        Optional<String> number = target.dialled();
        for (int i = 0; number.isPresent() && i < FLOOD; i++) {
            String call = longId(newParty());
            gateway.hostile(call, rings(call, number.get()));
            if (random.nextInt(4) == 0) {
                gateway.hostile(call, event(call, "ANSWERED"));
            }
            gateway.hostile(call, event(call, "ENDED"));
        }
        target.close();
    }

    private void dialAgainAndAgain(Target target) throws InterruptedException {
        target.dialled();
        for (int i = 0; i < FLOOD; i++) {
            String call = longId(newParty());
            gateway.hostile(call, dial(call, target.agent, target.pool));
            if (random.nextInt(10) > 0) {
                gateway.hostile(call, event(call, "ENDED"));
            }
        }
        target.close();
    }

    /** In the pool that is exhausted first; each of them is somebody who needs help. */
    private void dialTogether() {
        List<String> calls = new ArrayList<>();
        for (int i = 0; i < FLOOD / 2; i++) {
            String agent = newParty();
            calls.add(agent + "-call");
            gateway.call(agent + "-call", dial(agent + "-call", agent, "tight"));
        }
        calls.forEach(call -> gateway.call(call, event(call, "ENDED")));
    }

    private void linkWithoutNumber(Target target) throws InterruptedException {
        target.dialled();
        for (int i = 0; i < FLOOD; i++) {
            String call = longId(newParty());
            gateway.hostile(target.call, side(call, target.call));
            if (random.nextInt(10) > 0) {
                gateway.hostile(target.call, event(call, "ENDED"));
            }
        }
        String other = newParty();
        ObjectNode emergency = dial(other + "-call", other, target.pool).put("linkedCallId", target.call);
        gateway.call(target.call, emergency);
        gateway.call(target.call, event(other + "-call", "ENDED"));
        target.close();
    }

    private static ObjectNode side(String call, String of) {
        return event(call, "STARTED")
                .put("direction", "OUTBOUND")
                .put("dialledNumber", OUTSIDE)
                .put("linkedCallId", of);
    }

    /** The second agent's call is another call, served by its own right (R22). */
    private void useAnIdFirst(String pool) throws InterruptedException {
        String call = newParty() + "-call";
        gateway.hostile(call, dial(call, newParty(), pool));
        pause(0, 300);
        String other = newParty();
        gateway.call(call, dial(call, other, pool).put("gatewayId", "other"), true);
    }

    /** What decides nothing costs nobody a number (R16). */
    private void sayTooMuch(String pool) {
        for (String field : List.of("gatewayId", "locationRef", "occurredAt", "callerNumber", "region")) {
            String agent = newParty();
            String call = agent + "-call";
            String much = "x".repeat(300 + random.nextInt(50_000));
            gateway.call(call, dial(call, agent, pool).put(field, much), true);
            gateway.call(call, event(call, "ENDED"));
        }
    }

    private void ringInTurn(Target target) throws InterruptedException {
        Optional<String> number = target.dialled();
        Instant end = Instant.now().plus(contract.longestHold().multipliedBy(2));
        String before = "";
        while (number.isPresent() && !stop.get() && Instant.now().isBefore(end)) {
            String call = newParty() + "-line";
            gateway.hostile(call, rings(call, number.get()));
            pause(1_000, 1_000);
            if (!before.isEmpty()) {
                gateway.hostile(before, event(before, "ENDED"));
            }
            target.close();
            before = call;
            pause(2_200, 2_200);
        }
        if (!before.isEmpty()) {
            gateway.hostile(before, event(before, "ENDED"));
        }
    }

    private String newParty() {
        parties++;
        return PARTY + name + "-" + parties;
    }

    private void pause(long least, long most) throws InterruptedException {
        Thread.sleep(least + random.nextInt((int) (most - least) + 1));
    }
}
