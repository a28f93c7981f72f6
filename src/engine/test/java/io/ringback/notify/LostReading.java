package io.ringback.notify;

import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/** A record that a step cannot read, as a test has it. */
final class LostReading extends RuntimeException {
    /** Passes over it, as Ringback does with a record whose reading fails, and over nothing else. */
    public static final class Handler extends LogAndContinueProcessingExceptionHandler {
        @Override
        public Response handleError(ErrorHandlerContext where, Record<?, ?> record, Exception failure) {
            return failure instanceof LostReading ? super.handleError(where, record, failure) : Response.fail();
        }
    }
}
