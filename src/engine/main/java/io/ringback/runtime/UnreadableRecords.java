package io.ringback.runtime;

import io.ringback.wire.UnreadableRecordException;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a record that cannot be read into a reject and lets the stream go on: poison must not stop a call. */
public final class UnreadableRecords implements DeserializationExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadableRecords.class);

    private Rejects rejects = Rejects.configured(Map.of(Rejects.TOPIC, "", Rejects.FORMAT, "AVRO"));

    @Override
    public void configure(Map<String, ?> settings) {
        rejects = Rejects.configured(settings);
    }

    @Override
    public Response handleError(ErrorHandlerContext where, ConsumerRecord<byte[], byte[]> record, Exception failure) {
        Throwable cause = SafeMessage.cause(failure);
        UnreadableRecordException known = cause instanceof UnreadableRecordException told ? told : null;
        String error = known == null ? "UNREADABLE" : known.error();
        LOG.warn(
                "event=record-rejected topic={} partition={} offset={} error={}",
                where.topic(),
                where.partition(),
                where.offset(),
                error);
        return Response.resume(rejects.of(where, error, known == null ? null : known.field()));
    }
}
