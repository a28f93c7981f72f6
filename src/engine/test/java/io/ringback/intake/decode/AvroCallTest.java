package io.ringback.intake.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.settings.Trust;
import io.ringback.wire.EventSerdes;
import io.ringback.wire.OutputFormat;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A call event in Avro that is another record, or not all of one. */
final class AvroCallTest {
    private final CallDecoder decoder = CallDecoder.ofContract(Trust.ANY);

    @ParameterizedTest
    @CsvSource({"0, UNKNOWN_FORMAT", "1, UNKNOWN_FORMAT", "2, UNKNOWN_FINGERPRINT", "9, UNKNOWN_FINGERPRINT"})
    void refusesAnotherHeader(int at, String error) {
        byte[] avro = SampleCall.bytes(SampleCall.event().build(), OutputFormat.AVRO);
        avro[at] = (byte) (avro[at] + 1);

        assertThatThrownBy(() -> decoder.decode(avro)).hasMessage(error);
    }

    @Test
    void refusesAnotherRecord() {
        byte[] other = EventSerdes.avro(io.ringback.state.HomeRow.class)
                .serializer()
                .serialize(
                        "",
                        io.ringback.state.HomeRow.newBuilder().setPool("north").build());

        assertThatThrownBy(() -> decoder.decode(other)).hasMessage("WRONG_RECORD");
    }

    @Test
    void readsAvroAsFarAsItGoes() {
        byte[] avro = SampleCall.bytes(SampleCall.event().build(), OutputFormat.AVRO);
        for (int length = 10; length < avro.length; length++) {
            CallFacts facts = decoder.decode(Arrays.copyOf(avro, length));
            assertThat(facts.flaw()).as("%d bytes", length).isEqualTo(new Flaw("TRUNCATED", null));
            assertThat(facts.reading()).isEqualTo(CallFacts.Reading.CUT);
        }
        CallFacts longer = decoder.decode(Arrays.copyOf(avro, avro.length + 1));
        assertThat(longer.flaw()).isEqualTo(new Flaw("TRAILING_BYTES", null));
        assertThat(longer.agentId()).isEqualTo("agent-1");
        assertThatThrownBy(() -> decoder.decode(Arrays.copyOf(avro, 9))).hasMessage("TRUNCATED");
    }
}
