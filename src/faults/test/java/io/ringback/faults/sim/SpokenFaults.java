package io.ringback.faults.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.faults.CallWords;
import io.ringback.faults.Entry;
import io.ringback.faults.Garbage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Faults that are nothing but inputs: they break nothing and excuse nothing. */
final class SpokenFaults {
    private static final int REPEATED = 15;

    private final World world;
    private int hasty;

    SpokenFaults(World world) {
        this.world = world;
    }

    void say(SimulatedFault fault, Random random) {
        switch (fault) {
            case GATEWAY_CLOCK_WRONG -> world.voices().setClockOff((random.nextLong() % 48) * 3_600_000L);
            case POISON ->
                Garbage.draw(random, 10).forEach(each -> world.voices().poison(each.key(), each.value(), each.what()));
            case OLD_DUPLICATES -> repeatOldEvents(random);
            case WRONG_ORDER -> sayInWrongOrder(random);
            case MOVE_NUMBER -> moveNumber(random);
            default -> throw new IllegalArgumentException(fault.name());
        }
    }

    /** A gateway that starts again sends what it had sent: what is over stays over (R14). */
    private void repeatOldEvents(Random random) {
        long oldest = world.brokers().now() - world.contract().lease().toMillis() / 2;
        List<Entry> old = world.chronicle().entries().stream()
                .filter(entry ->
                        entry.kind() == Entry.Kind.INPUT && entry.topic().equals("call-events"))
                .filter(entry -> entry.at().toEpochMilli() > oldest)
                .filter(entry -> !entry.has("poison") && !entry.has("hostile") && !entry.is("type", "SESSION_CLOSED"))
                .toList();
        for (int i = 0; i < Math.min(REPEATED, old.size()); i++) {
            Entry event = old.get(random.nextInt(old.size()));
            world.voices().call(event.key(), event.value().deepCopy());
        }
    }

    /** R14: a gateway with several workers says what happened to its calls in any order. */
    private void sayInWrongOrder(Random random) {
        String pool = World.POOLS.get(random.nextInt(World.POOLS.size()));
        for (int i = 0; i < 2; i++) {
            hasty++;
            world.countEmergency();
            String call = pool + "-hasty-" + hasty;
            List<ObjectNode> events = new ArrayList<>(Stream.of("STARTED", "ANSWERED", "ENDED", "SESSION_CLOSED")
                    .map(type -> CallWords.event(call, type))
                    .toList());
            events.get(0).put("direction", "OUTBOUND").put("dialledNumber", "911");
            events.get(0).put("agentId", pool + "-hasty-agent-" + hasty).put("pool", pool);
            Collections.shuffle(events, random);
            events.forEach(event -> world.voices().call(call, event));
        }
    }

    private void moveNumber(Random random) {
        String pool = World.POOLS.get(random.nextInt(World.POOLS.size()));
        String number = World.numbers(pool).get(0);
        String other = World.POOLS.get(random.nextInt(World.POOLS.size()));
        if (random.nextBoolean()) {
            world.voices().number(number, pool, "WITHDRAWN");
        }
        world.voices().number(number, other, "IN_SERVICE");
    }
}
