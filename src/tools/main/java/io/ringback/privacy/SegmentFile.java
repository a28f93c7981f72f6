package io.ringback.privacy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.FileLogInputStream.FileChannelRecordBatch;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.record.internal.Record;

/** A log segment's compressed batches, opened: what is in them cannot be found by its bytes. */
final class SegmentFile {
    /** Told of each key and value inside a compressed batch. */
    interface Content {
        void bytes(byte[] bytes);
    }

    private SegmentFile() {}

    static void uncompress(Path file, Content content) throws IOException {
        try (FileRecords records = FileRecords.open(file.toFile(), false)) {
            for (FileChannelRecordBatch batch : records.batches()) {
                if (batch.compressionType() != CompressionType.NONE) {
                    for (Record record : batch) {
                        give(record.key(), content);
                        give(record.value(), content);
                    }
                }
            }
        }
    }

    private static void give(ByteBuffer bytes, Content content) {
        if (bytes != null) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            content.bytes(copy);
        }
    }
}
