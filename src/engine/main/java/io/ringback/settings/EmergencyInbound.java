package io.ringback.settings;

/** What an inbound call to an emergency number is (R16). */
public enum EmergencyInbound {
    /** An emergency call whose gateway has the direction the wrong way round. */
    EMERGENCY,
    /** A call that a contact centre answers, because it is itself a PSAP. */
    ORDINARY
}
