package io.ringback.registry;

/** A registry that is away, or that refuses: in one line, without its address, which may hold a password. */
public final class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegistryException(String message) {
        super(message);
    }

    RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
