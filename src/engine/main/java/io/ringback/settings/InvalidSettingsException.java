package io.ringback.settings;

import java.util.List;

/** Settings that cannot be used: everything that is wrong with them, one line each, sorted. */
public final class InvalidSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> errors;

    InvalidSettingsException(List<String> errors) {
        super(String.join("\n", errors));
        this.errors = List.copyOf(errors);
    }

    /** One line each, sorted, without sensitive values. */
    public List<String> errors() {
        return errors;
    }
}
