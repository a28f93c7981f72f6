package io.ringback.runtime;

/** Why this instance does not serve, in one line for its operator. */
public final class CannotServeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotServeException(String message) {
        super(message);
    }

    CannotServeException(String message, Throwable cause) {
        super(message, cause);
    }
}
