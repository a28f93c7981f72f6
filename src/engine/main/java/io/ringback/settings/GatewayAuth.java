package io.ringback.settings;

/** How a system shows that an event is its own. */
public enum GatewayAuth {
    /** {@code X-Twilio-Signature}: HMAC-SHA-1 over the URL and the form's sorted fields. */
    TWILIO,
    /** {@code t=...,v1=...}: HMAC-SHA-256 over a time and the body; old times are refused. */
    JAMBONZ,
    /** HMAC-SHA-256 over the body, in hex. */
    HMAC,
    /** The secret as the parameter {@code code} of the URL, or as a bearer token; answers Event Grid's handshakes. */
    AZURE,
    /** A user and a password, as {@code user:password} in the file. */
    BASIC,
    /** A bearer token. */
    BEARER,
    /** The secret itself in a header. */
    HEADER
}
