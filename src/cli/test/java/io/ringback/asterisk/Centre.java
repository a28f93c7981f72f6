package io.ringback.asterisk;

/** A contact centre of real programs, with Ringback beside them. */
public interface Centre extends AutoCloseable {
    /** Everything begins; the caller closes what has begun, also when not all does. */
    void start() throws Exception;

    /** Nobody is in a call or an emergency, all hands are empty. */
    void calm() throws Exception;

    @Override
    void close();
}
