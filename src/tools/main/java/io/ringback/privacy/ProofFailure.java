package io.ringback.privacy;

/** Why the proof could not be made, in one line; it says nothing about whether there are leaks. */
public final class ProofFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProofFailure(String message) {
        super(message);
    }
}
