package io.ringback.core;

/** A provisioned site or zone id for a notice; never a location. */
public record LocationRef(String value) {
    public LocationRef {
        Ids.requireText(value, "location ref");
    }
}
