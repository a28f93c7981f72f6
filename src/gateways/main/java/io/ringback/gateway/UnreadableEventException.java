package io.ringback.gateway;

/** An event that a mapping can make nothing of; the message quotes nothing of it. */
final class UnreadableEventException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableEventException(String message) {
        super(message);
    }
}
