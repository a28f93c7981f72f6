package io.ringback.core;

/** An agent of the contact centre, unique within a deployment. */
public record AgentId(String value) implements Party {
    public AgentId {
        Ids.requireText(value, "agent id");
    }
}
