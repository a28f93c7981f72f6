package io.ringback.topics;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who writes or reads a topic; access rules are derived from it. */
public enum TopicParty {
    @JsonProperty("gateway")
    GATEWAY,
    @JsonProperty("presence")
    PRESENCE,
    @JsonProperty("operator")
    OPERATOR,
    @JsonProperty("intake")
    INTAKE,
    @JsonProperty("desk")
    DESK,
    @JsonProperty("notify")
    NOTIFY,
    @JsonProperty("console")
    CONSOLE,
    @JsonProperty("bot")
    BOT,
    @JsonProperty("router")
    ROUTER,
    @JsonProperty("dashboard")
    DASHBOARD,
    @JsonProperty("recorder")
    RECORDER,
    @JsonProperty("auditor")
    AUDITOR,
    /** The role that is gateway, router, bot and presence of an Asterisk. */
    @JsonProperty("asterisk")
    ASTERISK,
    /** The role that makes call events of other systems' own, which come over HTTP or by a topic of theirs. */
    @JsonProperty("webhooks")
    WEBHOOKS,
    /** A Kafka UI: it reads every topic that holds neither a call's detail nor a contact's address. */
    @JsonProperty("viewer")
    VIEWER
}
