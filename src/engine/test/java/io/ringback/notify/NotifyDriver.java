package io.ringback.notify;

import io.ringback.event.Contact;
import io.ringback.event.ContactEntry;
import io.ringback.event.DeliveryOutcome;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.NoticeAcknowledgement;
import io.ringback.event.NoticeDelivery;
import io.ringback.event.NoticeKind;
import io.ringback.gaps.FakeSourceLog;
import io.ringback.notify.NotifyTopology.Provisioned;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.state.OpenNoticeRow;
import io.ringback.wire.EventSerdes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The real topology on the test driver, with driver time; whom it would tell is written down. */
final class NotifyDriver implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

    final List<String> told = new ArrayList<>();
    final FakeSourceLog log = new FakeSourceLog();
    private final WrittenRejects rejects = new WrittenRejects();
    private final TopologyTestDriver driver;
    private final TestOutputTopic<String, NoticeDelivery> deliveries;
    private final TestOutputTopic<String, EmergencyNotice> notices;
    private final TestOutputTopic<String, ContactEntry> directory;
    private Instant now = START;
    private boolean closed;

    /** How often the time can be asked for until that fails once. */
    private int questions = Integer.MAX_VALUE;

    NotifyDriver() {
        this(SettingSources.none());
    }

    NotifyDriver(SettingSources sources) {
        this(sources, null);
    }

    /** @param sending a sender; null writes down whom it would tell */
    NotifyDriver(SettingSources sources, @Nullable Function<Provisioned, Teller> sending) {
        this(sources, sending, OpenNotices.MOST);
    }

    /** @param most how many notices may be open */
    NotifyDriver(SettingSources sources, @Nullable Function<Provisioned, Teller> sending, int most) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "notify-test");
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, LostReading.Handler.class);
        driver = new TopologyTestDriver(
                new NotifyTopology(
                                Settings.load(sources),
                                () -> log,
                                context -> () -> time(context),
                                sending == null ? provisioned -> teller() : sending,
                                rejects.rejections(),
                                most)
                        .get(),
                config,
                START);
        deliveries = output("notice-deliveries", NoticeDelivery.class);
        notices = output("notices", EmergencyNotice.class);
        directory = output("contact-directory", ContactEntry.class);
    }

    /** The next time that the step wakes, what it sends itself cannot be read. */
    void loseTheNextWaking() {
        questions = 1;
    }

    private Instant time(ProcessingContext context) {
        if (questions-- == 0) {
            questions = Integer.MAX_VALUE;
            throw new LostReading();
        }
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }

    /** Where and what is wrong, of each reject that is written beside the topology. */
    List<String> rejects() {
        return rejects.lines();
    }

    private Teller teller() {
        return new Teller() {
            @Override
            public void tell(Order order) {
                told.add(order.notice().id().value() + ">" + order.contact().value() + "#" + order.attempt());
            }

            @Override
            public void close() {
                closed = true;
            }
        };
    }

    void contact(String id, int step, String... kinds) {
        send("contacts", id, SampleRows.contact(id, step, kinds), Contact.class);
    }

    void forget(String contact) {
        send("contacts", contact, null, Contact.class);
    }

    /** What was written of each contact since the last time; null where its entry was taken away. */
    Map<String, @Nullable ContactEntry> directory() {
        return directory.readKeyValuesToMap();
    }

    void notice(String id, NoticeKind kind) {
        notice(id, "default", kind);
    }

    void notice(String id, String pool, NoticeKind kind) {
        send("notices", pool, SampleRows.notice(id, pool, kind, now), EmergencyNotice.class);
    }

    void acknowledge(String id, String by) {
        send("notice-acknowledgements", id, new NoticeAcknowledgement(id, by, now), NoticeAcknowledgement.class);
    }

    void delivered(String id, String contact, int attempt, DeliveryOutcome outcome) {
        NoticeDelivery row = new NoticeDelivery("x", "default", id, contact, attempt, outcome, null, now);
        send("notice-deliveries", id, row, NoticeDelivery.class);
    }

    /** A row that the sender wrote comes back to the topology. */
    void delivered(NoticeDelivery row) {
        send("notice-deliveries", row.getNoticeId(), row, NoticeDelivery.class);
    }

    void advance(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(time);
    }

    /** What was told since the last time. */
    List<String> told() {
        List<String> since = List.copyOf(told);
        told.clear();
        return since;
    }

    List<String> rows() {
        return deliveries.readValuesToList().stream()
                .map(row -> row.getOutcome() + " " + row.getContactId() + " " + row.getAttempt())
                .toList();
    }

    /** The values of a header of the deliveries since the last time. */
    List<String> headers(String name) {
        return deliveries.readRecordsToList().stream()
                .map(record -> new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8))
                .toList();
    }

    List<EmergencyNotice> notices() {
        return notices.readValuesToList();
    }

    boolean isTellerClosed() {
        return closed;
    }

    /** How many notices are open. */
    int open() {
        int open = 0;
        try (KeyValueIterator<Object, Object> rows =
                driver.getKeyValueStore(TellSupplier.OPEN_NOTICES).all()) {
            while (rows.hasNext()) {
                rows.next();
                open++;
            }
        }
        return open;
    }

    /** The row of an open notice is such that nothing can be made of it, however often it is read. */
    void spoil(String noticeId) {
        KeyValueStore<String, OpenNoticeRow> rows = driver.getKeyValueStore(TellSupplier.OPEN_NOTICES);
        rows.put(
                noticeId,
                OpenNoticeRow.newBuilder(rows.get(noticeId)).setPool(" ").build());
    }

    Object stored(String noticeId) {
        return driver.getKeyValueStore(TellSupplier.OPEN_NOTICES).get(noticeId);
    }

    <T extends SpecificRecord> void send(String topic, String key, @Nullable T value, Class<T> type) {
        driver.createInputTopic(
                        "ringback." + topic,
                        new StringSerializer(),
                        EventSerdes.avro(type).serializer())
                .pipeInput(key, value, now);
    }

    void sendBytes(String topic, String key, byte[] value) {
        driver.createInputTopic("ringback." + topic, new StringSerializer(), (name, bytes) -> (byte[]) bytes)
                .pipeInput(key, value, now);
    }

    private <T extends SpecificRecord> TestOutputTopic<String, T> output(String topic, Class<T> type) {
        return driver.createOutputTopic(
                "ringback." + topic,
                new StringDeserializer(),
                EventSerdes.avro(type).deserializer());
    }

    @Override
    public void close() {
        if (!closed) {
            driver.close();
        }
    }
}
