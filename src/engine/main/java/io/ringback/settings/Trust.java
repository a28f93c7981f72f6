package io.ringback.settings;

/** Who may call back directly (R17). */
public enum Trust {
    /** Everybody who knows the number: it is the capability. */
    ANY,
    /** The callers on {@code callback.trusted-callers} alone. */
    LISTED
}
