package io.ringback.notify;

import io.ringback.event.ContactChannel;
import io.ringback.event.NoticeDelivery;
import io.ringback.gaps.SourceLog;
import io.ringback.notify.rules.AttemptOutcome;
import io.ringback.settings.Settings;
import io.ringback.steps.EventHeaders;
import io.ringback.topics.TopicCatalog;
import io.ringback.wire.EventSerdes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;

/** Notify's real topology and sender, for a simulated cluster and simulated servers. */
public final class SimulatedNotify {
    private SimulatedNotify() {}

    /** A topology for one instance: its senders know together what they have told. */
    public static Topology topology(Settings settings, Supplier<SourceLog> logs, InstantSource clock, Outside outside) {
        // A sender opens its channels and its producer one after the other: both are of one line.
        Outside.Line[] line = new Outside.Line[1];
        String topic = TopicCatalog.load(settings).topic("notice-deliveries").name();
        Tellers tellers = new Tellers(
                () -> channels(Objects.requireNonNull(line[0])),
                () -> {
                    line[0] = outside.open();
                    return rows(settings, topic, line[0]);
                },
                Optional.empty(),
                clock);
        return new NotifyTopology(
                        settings, logs, context -> clock, tellers::open, Rejections.of(settings), OpenNotices.MOST)
                .get();
    }

    private static Map<ContactChannel, NoticeChannel> channels(Outside.Line line) {
        NoticeChannel channel = new SimulatedChannel(line);
        return Map.of(ContactChannel.EMAIL, channel, ContactChannel.WEBHOOK, channel);
    }

    private static RowLog<NoticeDelivery> rows(Settings settings, String topic, Outside.Line line) {
        return new RowLog<>(
                new Writer(line),
                EventSerdes.output(NoticeDelivery.class, settings.outputFormat())
                        .serializer(),
                EventHeaders.of(settings),
                RowLog.Target.deliveries(topic));
    }

    private record SimulatedChannel(Outside.Line line) implements NoticeChannel {
        @Override
        public void send(Message message, String address, Consumer<Result> done) {
            Outside.Letter letter = new Outside.Letter(
                    message.notice().id().value(),
                    message.contact().value(),
                    address,
                    Objects.requireNonNullElse(message.place(), ""),
                    message.notice().kind().isEscalated());
            line.send(letter, outcome -> done.accept(new Result(AttemptOutcome.valueOf(outcome), null)));
        }

        @Override
        public void close() {
            line.close();
        }
    }

    private static final class Writer extends MockProducer<String, byte[]> {
        private final Outside.Line line;

        Writer(Outside.Line line) {
            super(true, null, new StringSerializer(), new ByteArraySerializer());
            this.line = line;
        }

        @Override
        public synchronized Future<RecordMetadata> send(
                ProducerRecord<String, byte[]> row, @Nullable Callback callback) {
            line.write(row);
            return new CompletableFuture<>();
        }

        @Override
        public void close(Duration within) {}
    }
}
