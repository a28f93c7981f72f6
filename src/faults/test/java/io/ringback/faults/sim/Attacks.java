package io.ringback.faults.sim;

import static io.ringback.faults.CallWords.dial;
import static io.ringback.faults.CallWords.event;
import static io.ringback.faults.CallWords.longId;
import static io.ringback.faults.CallWords.rings;

import io.ringback.faults.Entry;
import java.util.Optional;

/** What a hostile gateway or hostile lines do, as {@code Attacker} does to the real cluster. Who suffers has a name apart. */
final class Attacks {
    private static final String PARTY = "attack-";
    private static final int FLOOD = 100;
    private static final long PATIENCE = 5_000;

    private final World world;
    private final Script script;
    private int parties;

    Attacks(World world, Script script) {
        this.world = world;
        this.script = script;
    }

    void dialAgain() {
        String pool = drawnPool();
        String agent = newParty();
        dialled(agent, pool);
        for (int i = 0; i < FLOOD; i++) {
            String call = longId(newParty());
            world.voices().hostile(call, dial(call, agent, pool));
            if (script.random().nextInt(10) > 0) {
                world.voices().hostile(call, event(call, "ENDED"));
            }
        }
        close(agent, pool);
    }

    void ringAgain() {
        String pool = drawnPool();
        String agent = newParty();
        dialled(agent, pool);
        script.await(() -> number(agent).isPresent(), PATIENCE);
        script.then(() -> {
            number(agent).ifPresent(this::ring);
            close(agent, pool);
        });
    }

    private void ring(String number) {
        for (int i = 0; i < FLOOD / 2; i++) {
            String call = longId(newParty());
            world.voices().hostile(call, rings(call, number));
            world.voices().hostile(call, event(call, "ENDED"));
        }
    }

    /** The second agent's call is another call, served by its own right (R22). */
    void useIdFirst() {
        String pool = drawnPool();
        String call = newParty() + "-call";
        world.voices().hostile(call, dial(call, newParty(), pool));
        script.pause(0, 300);
        script.then(() -> {
            world.countEmergency();
            world.voices().odd(call, dial(call, newParty(), pool).put("gatewayId", "other"));
        });
    }

    /** An agent who dials for help and hangs up, and for whom others make trouble now. */
    private void dialled(String agent, String pool) {
        world.countEmergency();
        world.voices().call(agent + "-call", dial(agent + "-call", agent, pool));
        world.voices().call(agent + "-call", event(agent + "-call", "ENDED"));
    }

    private Optional<String> number(String agent) {
        return world.chronicle()
                .output("auto-responder", agent + "-call", row -> row.is("action", "SEND_CALLBACK_NUMBER"))
                .map((Entry row) -> row.text("number"));
    }

    private void close(String agent, String pool) {
        String key = agent + "-close";
        world.voices()
                .call(key, event(key, "SESSION_CLOSED").put("agentId", agent).put("pool", pool));
    }

    private String drawnPool() {
        return World.POOLS.get(script.random().nextInt(World.POOLS.size()));
    }

    private String newParty() {
        parties++;
        return PARTY + parties;
    }
}
