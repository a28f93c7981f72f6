package io.ringback.core;

/** The provisioned id of the device from which an agent called (R24). */
public record EndpointRef(String value) {
    public EndpointRef {
        Ids.requireText(value, "endpoint");
    }
}
