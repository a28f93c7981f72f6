package io.ringback.certify;

import io.ringback.cli.CommandFailure;

/** Nothing could be certified; the message says in one line why. */
public final class CertifyFailure extends CommandFailure {
    private static final long serialVersionUID = 1L;

    public CertifyFailure(String message) {
        super(message);
    }
}
