package io.ringback.cli;

import java.util.Locale;

/** A command for trying, measuring and judging Ringback, which production has no use for. */
public enum Tool {
    DEMO,
    BENCH,
    PROVE_PRIVACY,
    CERTIFY;

    /** As it is typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
