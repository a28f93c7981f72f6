package io.ringback.settings;

/** What the headers of an output say. */
public enum OutputHeaders {
    /** When the broker got the event that a decision answers, and no more. */
    NONE,
    /** The same, and what CloudEvents' binary mode for Kafka asks for: id, source, type, time and content type. */
    CLOUDEVENTS
}
