package io.ringback.core;

/**
 * Who calls in.
 *
 * @param psapMarked it says that it is a PSAP's callback (RFC 7090, R20)
 * @param trusted it may go straight to the agent (R17)
 * @param listed it is on the list of trusted callers (R25)
 */
public record Caller(boolean psapMarked, boolean trusted, boolean listed) {
    /** Said to be a responder's, by the operator or by itself. */
    boolean isKnown() {
        return psapMarked || listed;
    }

    /** Beyond the burst only these get straight through. */
    boolean isKnownAndTrusted() {
        return isKnown() && trusted;
    }
}
