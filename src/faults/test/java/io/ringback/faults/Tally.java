package io.ringback.faults;

import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Counts what a flood of numbered calls is told, where remembering all of it would take too much. */
final class Tally implements AutoCloseable {
    /** What a flood's calls are called, before their number. */
    static final String CALL = "flood-";

    private static final String ANSWERS = "ringback.auto-responder";
    private static final String NOTICES = "ringback.notices";

    private final KafkaConsumer<String, byte[]> consumer;
    private final Witness witness;
    private final Decoder decoder = new Decoder();
    private final BitSet answered = new BitSet();
    private final BitSet noticed = new BitSet();
    private final Map<String, AtomicLong> notices = new ConcurrentHashMap<>();
    private final Thread thread;

    /**
     * @param witness of what is told to anybody else
     */
    Tally(String bootstrapServers, Witness witness) {
        this.witness = witness;
        Map<String, Object> config = new HashMap<>(Clients.PATIENT);
        config.put("bootstrap.servers", bootstrapServers);
        config.put("isolation.level", "read_committed");
        config.put("auto.offset.reset", "earliest");
        consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = List.of(ANSWERS, NOTICES).stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = new Thread(this::read, "tally");
        thread.start();
    }

    private void read() {
        try {
            while (true) {
                consumer.poll(Duration.ofMillis(200)).forEach(this::take);
            }
        } catch (WakeupException e) {
            consumer.close();
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        Entry entry = OutputReader.entry(record, decoder);
        boolean answer = record.topic().equals(ANSWERS);
        String call = entry.text("callId");
        if (answer && call.startsWith(CALL)) {
            mark(answered, call);
        } else if (answer) {
            witness.add(entry);
        } else {
            notices.computeIfAbsent(entry.text("kind"), any -> new AtomicLong()).incrementAndGet();
            if (call.startsWith(CALL)) {
                mark(noticed, call);
            }
        }
    }

    private static void mark(BitSet set, String call) {
        synchronized (set) {
            set.set(Integer.parseInt(call.substring(CALL.length())));
        }
    }

    int answered() {
        synchronized (answered) {
            return answered.cardinality();
        }
    }

    /** Calls of which somebody was told. */
    int noticed() {
        synchronized (noticed) {
            return noticed.cardinality();
        }
    }

    /** Notices by their kind. */
    Map<String, Long> notices() {
        Map<String, Long> counts = new TreeMap<>();
        notices.forEach((kind, count) -> counts.put(kind, count.get()));
        return counts;
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
