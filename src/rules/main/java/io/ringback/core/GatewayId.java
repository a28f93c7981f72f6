package io.ringback.core;

/** The gateway that has a call, given back so that it can be answered. */
public record GatewayId(String value) {
    public GatewayId {
        Ids.requireText(value, "gateway id");
    }
}
