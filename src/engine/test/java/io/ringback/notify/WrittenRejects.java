package io.ringback.notify;

import io.ringback.event.RejectedRecord;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.steps.EventHeaders;
import io.ringback.wire.EventSerdes;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The rejects that a topology writes beside itself. */
final class WrittenRejects {
    private final MockProducer<String, byte[]> written =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());

    Rejections rejections() {
        return new Rejections(() -> new RowLog<>(
                written,
                EventSerdes.avro(RejectedRecord.class).serializer(),
                EventHeaders.of(Settings.load(SettingSources.none())),
                RowLog.Target.rejects("rejects")));
    }

    /** Where and what is wrong, of each. */
    List<String> lines() {
        return written.history().stream()
                .map(row -> EventSerdes.deserializer(RejectedRecord.class).deserialize("rejects", row.value()))
                .map(reject -> "%s-%d %s %s"
                        .formatted(reject.getTopic(), reject.getOffset(), reject.getError(), reject.getField()))
                .toList();
    }
}
