package io.ringback.bench;

import io.ringback.cli.CommandFailure;

/** Why a measure could not be taken, in one line. */
public final class BenchFailure extends CommandFailure {
    private static final long serialVersionUID = 1L;

    BenchFailure(String message) {
        super(message);
    }
}
