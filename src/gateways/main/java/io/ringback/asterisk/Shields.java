package io.ringback.asterisk;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * Has Asterisk put agents' shields up and down, a few at a time. Each makes Asterisk say some forty things about channels of
 * its own; where 500 wait to be told, Asterisk takes no call any more ({@code taskprocessor_overload_trigger}), and after a new
 * connection there is a shield for each agent in an emergency.
 */
final class Shields {
    private static final int AT_ONCE = 10;

    private final BiConsumer<String, Set<String>> task;
    private final Executor later;
    /** Agents and their phones, in turn; each once, since the dialplan asks what is wanted by then. */
    private final Map<String, Set<String>> waiting = new LinkedHashMap<>();

    private int free = AT_ONCE;

    /**
     * @param task has Asterisk see to the shield of an agent with these phones
     * @param later runs what it is given once Asterisk has said what it does about a shield
     */
    Shields(BiConsumer<String, Set<String>> task, Executor later) {
        this.task = task;
        this.later = later;
    }

    /** At once, or in its turn. */
    synchronized void see(String agentId, Set<String> phones) {
        if (free == 0) {
            waiting.put(agentId, phones);
        } else {
            free--;
            run(agentId, phones);
        }
    }

    private void run(String agentId, Set<String> phones) {
        task.accept(agentId, phones);
        later.execute(this::next);
    }

    private synchronized void next() {
        if (waiting.isEmpty()) {
            free++;
        } else {
            Iterator<Map.Entry<String, Set<String>>> turns = waiting.entrySet().iterator();
            Map.Entry<String, Set<String>> turn = turns.next();
            turns.remove();
            run(turn.getKey(), turn.getValue());
        }
    }
}
