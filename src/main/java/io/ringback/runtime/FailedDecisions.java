package io.ringback.runtime;

import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what a failure inside a step means: Kafka's own troubles end the thread and are tried again; a record that a
 * rule of ours cannot digest is rejected by its coordinates, since stopping on it would stop every emergency after it.
 */
public final class FailedDecisions implements ProcessingExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(FailedDecisions.class);

    private Rejects rejects = Rejects.configured(Map.of(Rejects.TOPIC, "", Rejects.FORMAT, "AVRO"));

    @Override
    public void configure(Map<String, ?> settings) {
        rejects = Rejects.configured(settings);
    }

    @Override
    public Response handleError(ErrorHandlerContext where, Record<?, ?> record, Exception failure) {
        String error = failure.getClass().getSimpleName();
        log.error(
                "event=step-failed step={} topic={} partition={} offset={} error={} at={}",
                where.processorNodeId(),
                where.topic(),
                where.partition(),
                where.offset(),
                error,
                origin(failure));
        return failure instanceof KafkaException ? Response.fail() : Response.resume(rejects.of(where, error, null));
    }

    /** The line of code it came from: a bug can be found from it, and it quotes nothing. */
    private static Object origin(Exception failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "unknown" : trace[0];
    }
}
