package io.ringback.asterisk;

import java.util.stream.IntStream;

/** A contact centre of real programs, with Ringback beside them. */
public interface Centre extends AutoCloseable {
    /** What the callback numbers of the agents' pool begin with. */
    String NUMBERS = "+120255501";

    /** More than tests lease within one lease, however fast a machine is: with none free an agent gets none (R10). */
    static String[] numbers() {
        return IntStream.range(20, 40).mapToObj(number -> NUMBERS + number).toArray(String[]::new);
    }

    /** Everything begins; the caller closes what has begun, also when not all does. */
    void start() throws Exception;

    /** Nobody is in a call or an emergency, all hands are empty. */
    void calm() throws Exception;

    @Override
    void close();
}
