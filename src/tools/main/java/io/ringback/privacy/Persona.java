package io.ringback.privacy;

/**
 * Who plays in the proof's calls.
 *
 * @param run what every id begins with, so that nobody else's calls are meant
 * @param agent who dials, and is called back
 * @param pool the pool that they belong to
 */
record Persona(String run, String agent, String pool) {
    String callId(String rest) {
        return run + "-" + rest;
    }
}
