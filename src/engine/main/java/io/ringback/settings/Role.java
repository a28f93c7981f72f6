package io.ringback.settings;

import java.util.Locale;

/** A part of the program that can run alone and have Kafka settings of its own. */
public enum Role {
    INTAKE,
    DESK,
    NOTIFY,
    CONSOLE,
    ASTERISK,
    GATEWAY;

    /** Whether what it writes must not exist twice; intake's replays are dropped by the desk. */
    public boolean isExactlyOnce() {
        return this == DESK || this == NOTIFY;
    }

    /** Whether an emergency call needs it: a process that was asked to play it does not go on without it. */
    public boolean isLifeCritical() {
        return this == INTAKE || this == DESK;
    }

    /** Its application's name on the brokers: of its group, and what its own topics and transactions begin with. */
    public String application(Settings settings) {
        return settings.applicationId() + "-" + word();
    }

    /** The word for it on the command line and in keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
