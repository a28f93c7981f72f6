package io.ringback.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Agents who dial for help one after the other while a flood lasts; how long each waits is what counts. */
final class Others implements Runnable {
    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final String pool;
    private final InputWriter gateway;
    private final HistoryWriter witness;
    private final AtomicBoolean stop;
    private final List<Duration> waits = new ArrayList<>();

    Others(String pool, InputWriter gateway, HistoryWriter witness, AtomicBoolean stop) {
        this.pool = pool;
        this.gateway = gateway;
        this.witness = witness;
        this.stop = stop;
    }

    @Override
    public void run() {
        try {
            while (!stop.get()) {
                waits.add(dialOnce());
                Thread.sleep(BETWEEN.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From the moment of the dial until the answer can be read by whoever sends the number. */
    private Duration dialOnce() throws InterruptedException {
        String agent = pool + "-other-" + waits.size();
        Instant sent = gateway.call(agent, CallWords.dial(agent, agent, pool));
        Instant latest = sent.plus(LONGEST);
        Optional<Entry> answer = Optional.empty();
        while (answer.isEmpty() && Instant.now().isBefore(latest)) {
            Thread.sleep(5);
            answer = witness.answer(agent);
        }
        gateway.call(agent, CallWords.event(agent, "ENDED"));
        return Duration.between(sent, answer.map(Entry::seenAt).orElse(latest));
    }

    int count() {
        return waits.size();
    }

    /** Call it once the thread is over. */
    Duration longest() {
        return waits.stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    Duration median() {
        return waits.stream().sorted().skip(waits.size() / 2).findFirst().orElse(Duration.ZERO);
    }
}
