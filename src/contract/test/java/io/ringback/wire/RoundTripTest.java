package io.ringback.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.AutoResponderAction;
import io.ringback.event.AutoResponderInstruction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is what is read, for every record of the contract, in both formats. The seed is the argument. */
class RoundTripTest {
    @ParameterizedTest
    @MethodSource("io.ringback.wire.EveryRecord#withSeeds")
    void avroGivesBackWhatWasWritten(Class<? extends SpecificRecord> type, long seed) {
        roundTrips(new RandomRecords(seed).next(type), OutputFormat.AVRO);
    }

    @ParameterizedTest
    @MethodSource("io.ringback.wire.EveryRecord#withSeeds")
    void jsonGivesBackWhatWasWritten(Class<? extends SpecificRecord> type, long seed) {
        roundTrips(new RandomRecords(seed).next(type), OutputFormat.JSON);
    }

    @Test
    void jsonGivesTimesToTheMillisecondAsTheirSchemaDoes() {
        AutoResponderInstruction instruction = AutoResponderInstruction.newBuilder()
                .setEventId("default-1")
                .setPool("default")
                .setAction(AutoResponderAction.SEND_CALLBACK_NUMBER)
                .setExpiresAt(Instant.parse("2026-03-01T13:00:00.123456789Z"))
                .build();

        byte[] bytes = EventSerdes.output(AutoResponderInstruction.class, OutputFormat.JSON)
                .serializer()
                .serialize("topic", instruction);

        assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("\"expiresAt\":\"2026-03-01T13:00:00.123Z\"");
    }

    @SuppressWarnings("unchecked")
    private static void roundTrips(SpecificRecord record, OutputFormat format) {
        Serde<SpecificRecord> serde = EventSerdes.output((Class<SpecificRecord>) record.getClass(), format);
        byte[] bytes = serde.serializer().serialize("topic", record);
        SpecificRecord read = serde.deserializer().deserialize("topic", bytes);
        // By their bytes: Avro's equals fails on a time that may be null inside an array.
        assertThat(serde.serializer().serialize("topic", read)).isEqualTo(bytes);
        assertThat(read).hasToString(record.toString());
        assertThat(bytes[0]).isEqualTo(format == OutputFormat.JSON ? (byte) '{' : (byte) 0xC3);
    }
}
