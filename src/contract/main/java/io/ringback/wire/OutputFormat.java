package io.ringback.wire;

/** How outputs are written; inputs are read in either format whatever this says. */
public enum OutputFormat {
    /** Avro single-object encoding: {@code C3 01}, fingerprint, body. */
    AVRO,
    /** One JSON object with the schema's field names and ISO-8601 times. */
    JSON
}
