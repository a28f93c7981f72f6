package io.ringback.demo;

import io.ringback.cli.CommandFailure;

/** Why the story could not be played, in one line. */
public final class DemoFailure extends CommandFailure {
    private static final long serialVersionUID = 1L;

    DemoFailure(String message) {
        super(message);
    }
}
