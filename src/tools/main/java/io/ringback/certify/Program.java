package io.ringback.certify;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** A consumer that can be started, more than once. */
@FunctionalInterface
public interface Program {
    /**
     * Starts it.
     *
     * @param environment where the broker is and how the topics are called
     */
    Running start(Map<String, String> environment);

    /**
     * It runs.
     *
     * @param in where it reads questions
     * @param out where it says answers
     * @param end ends it, within bounded time
     */
    record Running(OutputStream in, InputStream out, Runnable end) {}
}
