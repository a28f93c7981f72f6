package io.ringback.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.AgentStatus;
import io.ringback.event.CallbackNumber;
import io.ringback.event.EmergencySignal;
import io.ringback.event.LeaseState;
import io.ringback.event.SignalType;
import io.ringback.settings.Settings;
import io.ringback.settings.Sources;
import io.ringback.wire.EventSerdes;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeskTopologyTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final Settings settings = Settings.load(Sources.none());
    private final TopologyTestDriver driver = driver();
    private final TestInputTopic<String, EmergencySignal> signals = driver.createInputTopic(
            "ringback.emergency-signals",
            new StringSerializer(),
            EventSerdes.avro(EmergencySignal.class).serializer());
    private final TestOutputTopic<String, CallbackNumber> numbers = driver.createOutputTopic(
            "ringback.callback-numbers",
            new StringDeserializer(),
            EventSerdes.deserializer(CallbackNumber.class));
    private final TestOutputTopic<String, AgentStatus> statuses = driver.createOutputTopic(
            "ringback.agent-status", new StringDeserializer(), EventSerdes.deserializer(AgentStatus.class));
    private long offset;

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void leasesANumberAndReleasesItWhenTheHourPassesInSilence() {
        send(signal(SignalType.NUMBER_OFFERED).setNumber("+12025550101").setToPool("default"));
        send(signal(SignalType.EMERGENCY_DIALLED).setAgentId("ann").setCallId("c1"));
        send(signal(SignalType.CALL_ENDED).setCallId("c1"));

        driver.advanceWallClockTime(Duration.ofMinutes(60));

        assertThat(numbers.readValuesToList())
                .extracting(CallbackNumber::getState)
                .containsExactly(LeaseState.ISSUED, LeaseState.RELEASED);
        assertThat(statuses.readValuesToList())
                .extracting(AgentStatus::getEmergency)
                .containsExactly(true, false);
    }

    private EmergencySignal.Builder signal(SignalType type) {
        return EmergencySignal.newBuilder()
                .setType(type)
                .setPool("default")
                .setSourceTopic("ringback.call-events")
                .setSourceTopicId("t")
                .setSourcePartition(0)
                .setSourceOffset(offset++)
                .setAppendedAt(START);
    }

    private void send(EmergencySignal.Builder signal) {
        signals.pipeInput("default", signal.build(), START);
    }

    private TopologyTestDriver driver() {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "desk-test");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        return new TopologyTestDriver(new DeskTopology(settings).get(), config, START);
    }
}
