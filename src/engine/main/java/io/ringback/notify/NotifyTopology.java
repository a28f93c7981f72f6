package io.ringback.notify;

import io.ringback.event.Contact;
import io.ringback.event.ContactEntry;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.Location;
import io.ringback.event.NoticeAcknowledgement;
import io.ringback.event.NoticeDelivery;
import io.ringback.gaps.ClusterSourceLog;
import io.ringback.gaps.SourceLog;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.topics.Changelog;
import io.ringback.topics.TopicCatalog;
import io.ringback.wire.EventSerdes;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.Stores;

/**
 * Notify: {@code notices}, {@code notice-acknowledgements} and {@code notice-deliveries} → {@code tell-contacts} → the
 * teller, which writes {@code notice-deliveries}; with the tables of {@code contacts} and {@code locations} at hand, of
 * which what cannot be read goes to {@code rejects}. Beside it {@code list-contacts} → {@code contact-directory}, which has
 * no addresses.
 */
public final class NotifyTopology implements Supplier<Topology> {
    static final String TELL = "tell-contacts";
    static final String LIST = "list-contacts";

    /** The default extractor logs the whole record. */
    private static final TimestampExtractor AS_WRITTEN = (record, partitionTime) -> Math.max(0, record.timestamp());

    private final Settings settings;
    private final TopicCatalog topics;
    private final Supplier<SourceLog> logs;
    private final Function<ProcessingContext, InstantSource> clock;
    private final Function<Provisioned, Teller> tellers;
    private final Rejections rejections;
    private final int most;

    /** What operators provision, for the sender to look addresses and labels up. */
    record Provisioned(KeptTable<Contact> contacts, KeptTable<Location> locations) {}

    /** Notify on a given clock, with the channels that the settings set up. */
    public NotifyTopology(Settings settings, InstantSource clock) {
        this(
                settings,
                ClusterSourceLog.of(settings, Role.NOTIFY),
                context -> clock,
                Tellers.of(settings, clock)::open,
                Rejections.of(settings),
                OpenNotices.MOST);
    }

    /** @param most how many notices may be open */
    NotifyTopology(
            Settings settings,
            Supplier<SourceLog> logs,
            Function<ProcessingContext, InstantSource> clock,
            Function<Provisioned, Teller> tellers,
            Rejections rejections,
            int most) {
        this.settings = settings;
        this.topics = TopicCatalog.load(settings);
        this.logs = logs;
        this.clock = clock;
        this.tellers = tellers;
        this.rejections = rejections;
        this.most = most;
    }

    /** The changelog of its store, as the settings need it. */
    public static List<Changelog> changelogs(Settings settings) {
        String application = Role.NOTIFY.application(settings);
        return List.of(Changelog.of(application, TellSupplier.OPEN_NOTICES, TellSupplier.changelog(settings.lease())));
    }

    @Override
    public Topology get() {
        KeptTable<Contact> contacts = new KeptTable<>(
                "contacts", Contact.class, new KeptTable.Key<>("contactId", Contact::getContactId), rejections);
        KeptTable<Location> locations = new KeptTable<>(
                "locations", Location.class, new KeptTable.Key<>("locationRef", Location::getLocationRef), rejections);
        KeptTable<ContactEntry> directory = new KeptTable<>(
                NotifySink.DIRECTORY.topic(),
                ContactEntry.class,
                new KeptTable.Key<>("contactId", ContactEntry::getContactId),
                rejections);
        Topology topology = new Topology();
        addTable(topology, contacts, Contact.class);
        addTable(topology, locations, Location.class);
        addSource(topology, "notices", EventSerdes.deserializer(EmergencyNotice.class));
        addSource(topology, "notice-acknowledgements", EventSerdes.inputDeserializer(NoticeAcknowledgement.class));
        addSource(topology, "notice-deliveries", EventSerdes.deserializer(NoticeDelivery.class));
        Provisioned provisioned = new Provisioned(contacts, locations);
        topology.addProcessor(
                TELL,
                new TellSupplier(settings, logs, clock, contacts, () -> tellers.apply(provisioned), most),
                "notices",
                "notice-acknowledgements",
                "notice-deliveries");
        // Last, so that the task keeps its number and an instance of before can be followed by one of now.
        addTable(topology, directory, ContactEntry.class);
        // Its input tells no more than where it runs: in the one task that there is.
        topology.addProcessor(LIST, () -> new ListProcessor(contacts, directory), "notices");
        for (NotifySink sink : NotifySink.values()) {
            sink.addTo(topology, settings, sink == NotifySink.DIRECTORY ? LIST : TELL);
        }
        return topology;
    }

    /** A compacted topic → {@code keep-…} → the table that every task reads. */
    private <V extends SpecificRecord> void addTable(Topology topology, KeptTable<V> table, Class<V> type) {
        topology.addGlobalStore(
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(table.name()), Serdes.String(), EventSerdes.avro(type))
                        .withLoggingDisabled(),
                "provisioned-" + table.name(),
                AS_WRITTEN,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topics.topic(table.name()).name(),
                "keep-" + table.name(),
                table::keeper);
    }

    private void addSource(Topology topology, String topic, Deserializer<? extends SpecificRecord> values) {
        topology.addSource(
                AutoOffsetReset.earliest(),
                topic,
                AS_WRITTEN,
                new StringDeserializer(),
                values,
                topics.topic(topic).name());
    }
}
