package io.ringback.faults.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.faults.Entry;
import java.time.Instant;
import java.util.List;

/**
 * Kills the process that tells people whenever there is a notice to tell, each time one step later than the time before: so a
 * kill comes between every two steps of telling.
 */
final class SweepScript extends Script {
    /** A letter is written, sent, answered, its row written and read, and the transaction committed within so many. */
    static final int STEPS = 120;

    private static final int QUIET_EVERY = 5;

    private final World world;
    private final int first;
    private int struck;
    private int looked;
    private long notices;

    /** @param first after how many steps it strikes the first time */
    SweepScript(World world, int first, long seed) {
        super(world.brokers(), seed);
        this.world = world;
        this.first = first;
    }

    @Override
    void begin() {
        if (world.isEnding()) {
            return;
        }
        pause(200, struck % QUIET_EVERY == 0 ? 14_000 : 1_000);
        then(() -> {
            long before = notices();
            await(() -> notices() > before || world.isEnding(), 20_000);
            then(this::strike);
        });
    }

    private void strike() {
        world.hosts().stream().filter(Host::tells).findFirst().ifPresent(host -> {
            Instant from = world.chronicle().now();
            int step = (first + struck) % STEPS;
            struck++;
            host.fate().draw(Fate.End.CRASH, step);
            await(() -> !host.isUp(), 5_000);
            pause(0, 1_500);
            then(() -> heal(host, from));
        });
    }

    private void heal(Host host, Instant from) {
        host.fate().clear();
        if (!host.isUp()) {
            host.start();
        }
        ObjectNode value = Chronicle.json()
                .put("until", world.chronicle().now().toEpochMilli())
                .put("harmless", false)
                .put("crashes", SimulatedFault.CRASH.crashes());
        world.chronicle().note(Entry.Kind.FAULT, from, "crash", host.name(), value);
    }

    private long notices() {
        List<Entry> all = world.chronicle().entries();
        for (; looked < all.size(); looked++) {
            Entry entry = all.get(looked);
            if (entry.kind() == Entry.Kind.OUTPUT && entry.topic().equals("notices")) {
                notices++;
            }
        }
        return notices;
    }
}
