package io.ringback.privacy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A planted leak: logs what is read, as somebody in a hurry might. */
public final class TalkativeInterceptor implements ConsumerInterceptor<byte[], byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(TalkativeInterceptor.class);

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        records.forEach(record -> {
            if (record.value() != null) {
                LOG.debug("working on {}", new String(record.value(), StandardCharsets.UTF_8));
            }
        });
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> settings) {}
}
