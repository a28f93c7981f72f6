package io.ringback.settings;

/** An operation of an agent's device that an emergency call may forbid. */
public enum Operation {
    HOLD,
    MUTE,
    TRANSFER,
    CONFERENCE,
    RECORD,
    PARK
}
