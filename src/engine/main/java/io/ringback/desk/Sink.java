package io.ringback.desk;

import io.ringback.event.AgentStatus;
import io.ringback.event.AutoResponderInstruction;
import io.ringback.event.CallbackDecision;
import io.ringback.event.CallbackNumber;
import io.ringback.event.DashboardSuppression;
import io.ringback.event.DirectRoute;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.EmergencySignal;
import io.ringback.event.InboundBlock;
import io.ringback.event.PoolDefinition;
import io.ringback.event.PooledNumber;
import io.ringback.event.RejectedRecord;
import io.ringback.steps.TopicSink;
import org.apache.avro.specific.SpecificRecord;

/** The topics that a desk writes, and what to each. */
enum Sink implements TopicSink {
    AUTO_RESPONDER("auto-responder", AutoResponderInstruction.class),
    CALLBACK_NUMBERS("callback-numbers", CallbackNumber.class),
    DIRECT_ROUTES("override.direct-routes", DirectRoute.class),
    INBOUND_BLOCKS("override.inbound-blocks", InboundBlock.class),
    DECISIONS("override.decisions", CallbackDecision.class),
    AGENT_STATUS("agent-status", AgentStatus.class),
    SUPPRESSIONS("dashboard-suppressions", DashboardSuppression.class),
    NOTICES("notices", EmergencyNotice.class),
    REJECTS("rejects", RejectedRecord.class),
    NUMBERS("numbers", PooledNumber.class),
    DEFINITIONS("pool-definitions", PoolDefinition.class),
    HAND_ON("emergency-signals", EmergencySignal.class);

    private final String topic;
    private final Class<? extends SpecificRecord> type;

    Sink(String topic, Class<? extends SpecificRecord> type) {
        this.topic = topic;
        this.type = type;
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public Class<? extends SpecificRecord> type() {
        return type;
    }

    @Override
    public boolean isOurs() {
        return this == HAND_ON;
    }
}
