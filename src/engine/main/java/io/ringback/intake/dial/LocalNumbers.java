package io.ringback.intake.dial;

/** Numbers that mean something within a region, dialled without any code before them. */
interface LocalNumbers {
    /** No longer number of this region is among them. */
    int longest(String region);

    boolean include(String keys, String region);
}
