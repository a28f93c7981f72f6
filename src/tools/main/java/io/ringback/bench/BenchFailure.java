package io.ringback.bench;

/** Why a measure could not be taken, in one line. */
public final class BenchFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BenchFailure(String message) {
        super(message);
    }
}
