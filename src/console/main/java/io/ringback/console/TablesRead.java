package io.ringback.console;

import io.ringback.console.http.Answer;
import io.ringback.console.http.Routes.Route;
import java.util.function.BooleanSupplier;

/**
 * Lets nothing be answered from tables that have not been read: a leased number would be nobody's, and its responder land
 * in a queue.
 */
record TablesRead(BooleanSupplier read) {
    /** The same route, once the tables have been read; until then whoever asks is told to ask again. */
    Route answers(Route route) {
        return ask -> read.getAsBoolean() ? route.apply(ask) : Answer.notYet("tables-not-read-yet");
    }
}
