package io.ringback.core;

/** Where a call goes that reaches no agent: a security desk's number or SIP URI, from the settings. */
public record Destination(String value) {
    public Destination {
        Ids.requireText(value, "destination");
    }
}
