package io.ringback.topics;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a topic gets rid of old records: deletes them by age, compacts them by key, or both. */
public enum Cleanup {
    /** They go when they are past retention. */
    @JsonProperty("delete")
    DELETE("delete"),
    /** The last of each key stays for ever. */
    @JsonProperty("compact")
    COMPACT("compact"),
    /** The last of each key stays until it is past retention. */
    @JsonProperty("compact,delete")
    COMPACT_DELETE("compact,delete");

    private final String policy;

    Cleanup(String policy) {
        this.policy = policy;
    }

    /** The value of Kafka's {@code cleanup.policy}. */
    public String policy() {
        return policy;
    }

    boolean compacts() {
        return this != DELETE;
    }
}
