package io.ringback.runtime;

import io.ringback.wire.RecordTooLongException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what it means that a record could not be written. What no broker would ever take becomes a reject and the
 * stream goes on; the rest ends the thread and is tried again. Fencing, a topic that is gone and a right that is missing
 * never come here: Kafka Streams ends the thread for them, and {@link ThreadFailures} says why.
 */
public final class UnsentRecords implements ProductionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(UnsentRecords.class);
    private static final String TOO_LARGE = "TOO_LARGE_TO_WRITE";
    private static final String UNWRITABLE = "UNWRITABLE";

    /** The words of its rejects. */
    public static final List<String> WORDS = List.of(TOO_LARGE, UNWRITABLE);

    private Rejects rejects = Rejects.configured(Map.of(Rejects.TOPIC, "", Rejects.FORMAT, "AVRO"));

    @Override
    public void configure(Map<String, ?> settings) {
        rejects = Rejects.configured(settings);
    }

    @Override
    public Response handleError(ErrorHandlerContext where, ProducerRecord<byte[], byte[]> record, Exception failure) {
        if (failure instanceof RecordTooLargeException) {
            return rejected(where, record.topic(), TOO_LARGE);
        }
        return failure instanceof RetriableException ? Response.retry() : Response.fail();
    }

    /** Told before the producer sees the record, so that a transaction is not spoilt by it. */
    @Override
    @SuppressWarnings("rawtypes") // as Kafka Streams has it
    public Response handleSerializationError(
            ErrorHandlerContext where, ProducerRecord record, Exception failure, SerializationExceptionOrigin origin) {
        boolean tooLarge = failure instanceof RecordTooLongException || failure instanceof RecordTooLargeException;
        return rejected(where, record.topic(), tooLarge ? TOO_LARGE : UNWRITABLE);
    }

    private Response rejected(ErrorHandlerContext where, String to, String error) {
        LOG.error(
                "event=record-unsent to={} topic={} partition={} offset={} error={}",
                to,
                where.topic(),
                where.partition(),
                where.offset(),
                error);
        boolean isReject = to.equals(rejects.topic());
        return Response.resume(isReject ? List.of() : rejects.of(where, error, null));
    }
}
