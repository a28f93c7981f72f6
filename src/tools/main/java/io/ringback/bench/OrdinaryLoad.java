package io.ringback.bench;

import io.ringback.common.Daemons;
import io.ringback.wire.OutputFormat;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A platform's ordinary calls at a steady rate, in a thread of its own, until closed. */
final class OrdinaryLoad implements AutoCloseable {
    private static final Duration STEP = Duration.ofMillis(10);

    private final BulkProducer producer;
    private final SampleCallEvents records = new SampleCallEvents(OutputFormat.AVRO);
    private final String topic;
    private final String prefix;
    private final int perStep;
    private final Thread thread = Daemons.thread("ordinary-calls", this::send);
    private volatile int sent;
    private volatile boolean closed;

    OrdinaryLoad(BenchBroker broker, String topic, int perSecond, int round) {
        this.producer = new BulkProducer(broker);
        this.topic = topic;
        this.prefix = "ordinary-" + round + "-";
        this.perStep = (int) (perSecond * STEP.toMillis() / 1000);
        thread.start();
    }

    private void send() {
        int index = 0;
        long next = System.nanoTime();
        while (!closed) {
            for (int i = 0; i < perStep; i++, index++) {
                producer.send(topic, SampleCallEvents.ordinaryCall(prefix, index), records.ordinary(prefix, index));
            }
            sent = index;
            next += STEP.toNanos();
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    /** How many events so far. */
    int sent() {
        return sent;
    }

    @Override
    public void close() {
        closed = true;
        Threads.join(thread);
        producer.close();
    }
}
