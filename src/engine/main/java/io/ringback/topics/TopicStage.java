package io.ringback.topics;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a topic stands in the pipeline. */
public enum TopicStage {
    /** Written by others for Ringback. */
    @JsonProperty("input")
    INPUT,
    /** Between intake and desk. */
    @JsonProperty("between")
    BETWEEN,
    /** Written by Ringback for others. */
    @JsonProperty("output")
    OUTPUT
}
