package io.ringback.asterisk;

import java.util.stream.IntStream;

/** A contact centre of real programs, with Ringback beside them. */
public interface Centre extends AutoCloseable {
    /** What callback numbers begin with, as the kits have it. */
    String NUMBERS = "+1202555014";

    /**
     * The agents' pool: more than tests in which one agent dials lease within one lease, however fast a machine is. With none
     * free an agent gets none (R10). What follows 7 is other pools'.
     */
    static String[] numbers() {
        return IntStream.rangeClosed(0, 7).mapToObj(number -> NUMBERS + number).toArray(String[]::new);
    }

    /** Everything begins; the caller closes what has begun, also when not all does. */
    void start() throws Exception;

    /** Nobody is in a call or an emergency, all hands are empty. */
    void calm() throws Exception;

    @Override
    void close();
}
