package io.ringback.console.play;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Keeps a few conversations of other agents going, so that a dashboard has something to show. */
final class OrdinaryCalls {
    private static final List<String> AGENTS = List.of("agent-11", "agent-12", "agent-14", "agent-15", "agent-21");
    private static final List<String> TOPICS = List.of("Billing", "Delivery", "Returns", "New order", "Warranty");
    private static final int AT_ONCE = 4;
    private static final int TICKS_BETWEEN = 20;

    private final Platform platform;
    private final Deque<PhoneCall> going = new ArrayDeque<>();
    private final Random random = new Random(7);
    private int ticks;
    private int next;

    OrdinaryCalls(Platform platform) {
        this.platform = platform;
    }

    void tick() {
        if (ticks++ % TICKS_BETWEEN != 0) {
            return;
        }
        if (going.size() >= AT_ONCE) {
            platform.end(going.remove().id);
        }
        String agent = AGENTS.get(next++ % AGENTS.size());
        going.add(platform.ordinary(agent, TOPICS.get(random.nextInt(TOPICS.size()))));
    }
}
