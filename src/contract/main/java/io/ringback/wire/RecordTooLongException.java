package io.ringback.wire;

/**
 * A value is longer than a broker would take. It is not of the brokers' doing: whoever wrote it would fail again and again,
 * so that it is rejected and never tried again (R25).
 */
public final class RecordTooLongException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RecordTooLongException(int most) {
        super("longer than " + most + " bytes");
    }
}
