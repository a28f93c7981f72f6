package io.ringback.wire;

/** How outputs are written; inputs are read in every format whatever this says. */
public enum OutputFormat {
    /** Avro single-object encoding: {@code C3 01}, fingerprint, body. */
    AVRO,
    /** One JSON object with the schema's field names and ISO-8601 times. */
    JSON,
    /** Avro behind a zero and the schema's id in a registry; the client that sends it changes the header. */
    AVRO_REGISTRY
}
