package io.ringback.wire;

/**
 * A value that is longer than a broker takes. Writing it again would fail again, so it is rejected and not retried
 * (R25).
 */
public final class RecordTooLongException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RecordTooLongException(int most) {
        super("longer than " + most + " bytes");
    }
}
