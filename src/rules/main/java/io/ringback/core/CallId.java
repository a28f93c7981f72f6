package io.ringback.core;

/** A gateway's id of a call, unique within a deployment. */
public record CallId(String value) implements Party {
    public CallId {
        Ids.requireText(value, "call id");
    }
}
