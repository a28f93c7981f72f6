package io.ringback.runtime;

import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what a failure inside a step means: a record that one of Ringback's rules cannot digest is rejected by its
 * coordinates, since stopping on it would stop every emergency after it. Any other failure ends the thread, and the
 * record is tried again: as often as it takes where the brokers caused it, else once (R25).
 */
public final class FailedDecisions implements ProcessingExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailedDecisions.class);

    private Places places = new Places();
    private Rejects rejects = Rejects.configured(Map.of(Rejects.TOPIC, "", Rejects.FORMAT, "AVRO"));

    @Override
    public void configure(Map<String, ?> settings) {
        rejects = Rejects.configured(settings);
        places = settings.get(Places.SETTING) instanceof Places shared ? shared : places;
    }

    @Override
    public Response handleError(ErrorHandlerContext where, Record<?, ?> record, Exception failure) {
        String error = failure.getClass().getSimpleName();
        LOG.error(
                "event=step-failed step={} topic={} partition={} offset={} error={} at={}",
                where.processorNodeId(),
                where.topic(),
                where.partition(),
                where.offset(),
                error,
                origin(failure));
        return mustEnd(where, failure) ? Response.fail() : Response.resume(rejects.of(where, error, null));
    }

    private boolean mustEnd(ErrorHandlerContext where, Exception failure) {
        if (Trouble.isOfTheRecord(failure)) {
            return false;
        }
        boolean isRecord = where.topic() != null && where.offset() >= 0;
        String place = where.topic() + "-" + where.partition() + "-" + where.offset();
        return Trouble.isOfTheBrokers(failure) || !isRecord || !places.endsAgainAt(place);
    }

    /** The line of code it came from: a bug can be found from it, and it quotes nothing. */
    private static Object origin(Exception failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "unknown" : trace[0];
    }
}
