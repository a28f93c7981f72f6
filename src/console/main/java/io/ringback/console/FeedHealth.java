package io.ringback.console;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The health of answers from tables: ready once everything has been read that was in the topics at the start.
 *
 * @param name of the part
 * @param caughtUp whether that has been read
 * @param troubled whether the brokers did not answer the last time
 */
record FeedHealth(String name, BooleanSupplier caughtUp, BooleanSupplier troubled) implements Health {
    @Override
    public List<Part> get() {
        boolean silent = troubled.getAsBoolean();
        boolean ready = caughtUp.getAsBoolean() && !silent;
        String state = ready ? "running" : silent ? "no broker answers" : "reading the tables";
        return List.of(new Part(name, ready, true, state));
    }
}
