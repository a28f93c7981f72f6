package io.ringback.intake.dial;

/** Numbers that mean something within a region, dialled without any code before them. */
interface LocalNumbers {
    /** No longer number is among them. */
    int longest();

    boolean include(String keys, String region);
}
