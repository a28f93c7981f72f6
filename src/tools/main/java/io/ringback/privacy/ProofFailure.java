package io.ringback.privacy;

import io.ringback.cli.CommandFailure;

/** Why the proof could not be made, in one line; it says nothing about whether there are leaks. */
public final class ProofFailure extends CommandFailure {
    private static final long serialVersionUID = 1L;

    ProofFailure(String message) {
        super(message);
    }
}
