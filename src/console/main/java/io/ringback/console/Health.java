package io.ringback.console;

import java.util.List;
import java.util.function.Supplier;

/** What this process is made of and which part of it does not serve yet. Asked at every look, so it must be cheap. */
public interface Health extends Supplier<List<Health.Part>> {
    /**
     * One part.
     *
     * @param name such as {@code desk} or {@code console}
     * @param state a word for people, such as {@code restoring}
     * @param alive false when only a restart helps
     */
    record Part(String name, boolean ready, boolean alive, String state) {}
}
