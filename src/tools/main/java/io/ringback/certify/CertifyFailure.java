package io.ringback.certify;

/** Nothing could be certified; the message says in one line why. */
public final class CertifyFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CertifyFailure(String message) {
        super(message);
    }
}
