package io.ringback.cli;

/** A command line that asks for what cannot be: told in one line, exit code 2. */
public final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongUsage(String message) {
        super(message);
    }
}
