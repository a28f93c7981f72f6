package io.ringback.intake.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.settings.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;

/** A writer of another version: fields in another order, more of them, new symbols. */
final class AvroPlanTest {
    private static final Schema WRITER = new Schema.Parser().parse("""
                    {"type":"record","namespace":"io.ringback.event","name":"CallEvent","fields":[
                      {"name":"details","type":{"type":"map","values":"string"}},
                      {"name":"trace","type":{"type":"array","items":{"type":"record","name":"Hop","fields":[
                        {"name":"host","type":"string"},{"name":"millis","type":["null","int","double","float"]},
                        {"name":"raw","type":"bytes"},{"name":"mac","type":{"type":"fixed","name":"Mac","size":6}},
                        {"name":"up","type":"boolean"}]}}},
                      {"name":"agentId","type":"string"},
                      {"name":"direction","type":{"type":"enum","name":"Direction","symbols":["SIDEWAYS","INBOUND"]}},
                      {"name":"type","type":{"type":"enum","name":"CallEventType","symbols":["PARKED","ENDED","STARTED"]}},
                      {"name":"occurredAt","type":{"type":"long","logicalType":"timestamp-millis"}},
                      {"name":"psapCallback","type":"boolean"},
                      {"name":"callId","type":"string"},
                      {"name":"region","type":"int"}]}
                    """);

    private final AvroCallDecoder decoder = new AvroCallDecoder(fingerprint -> WRITER, CallEventView.schema(Trust.ANY));

    private static GenericRecord event(String type, String direction) {
        GenericRecord hop =
                new GenericData.Record(WRITER.getField("trace").schema().getElementType());
        hop.put("host", "example.com");
        hop.put("millis", 2.5);
        hop.put("raw", ByteBuffer.wrap(new byte[300]));
        hop.put("mac", new GenericData.Fixed(hop.getSchema().getField("mac").schema(), new byte[6]));
        hop.put("up", true);
        GenericRecord event = new GenericData.Record(WRITER);
        event.put("details", Map.of("a", "b", "c", "d"));
        event.put("trace", List.of(hop, hop));
        event.put("agentId", "agent-1");
        event.put(
                "direction",
                new GenericData.EnumSymbol(WRITER.getField("direction").schema(), direction));
        event.put("type", new GenericData.EnumSymbol(WRITER.getField("type").schema(), type));
        event.put("occurredAt", Long.MIN_VALUE);
        event.put("psapCallback", true);
        event.put("callId", "call-1");
        event.put("region", 7);
        return event;
    }

    private static byte[] bytes(GenericRecord event) {
        try {
            ByteBuffer encoded = new BinaryMessageEncoder<GenericRecord>(GenericData.get(), WRITER).encode(event);
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void readsAnotherVersionsRecord() {
        CallFacts facts = decoder.decode(bytes(event("ENDED", "INBOUND")));

        assertThat(facts.type()).isEqualTo(CallEventType.ENDED);
        assertThat(facts.direction()).isEqualTo(Direction.INBOUND);
        assertThat(facts.agentId()).isEqualTo("agent-1");
        assertThat(facts.callId()).isEqualTo("call-1");
        assertThat(facts.psapCallback()).isTrue();
    }

    @Test
    void saysWhichFieldHasATypeThatItNeverHad() {
        assertThat(decoder.decode(bytes(event("ENDED", "INBOUND"))).flaw()).isEqualTo(new Flaw("WRONG_TYPE", "region"));
    }

    @Test
    void takesASymbolThatItDoesNotKnowForTheDefault() {
        CallFacts facts = decoder.decode(bytes(event("PARKED", "SIDEWAYS")));

        assertThat(facts.type()).isEqualTo(CallEventType.UNKNOWN);
        assertThat(facts.direction()).isEqualTo(Direction.UNKNOWN);
        assertThat(facts.flaw()).isEqualTo(new Flaw("UNKNOWN_VALUE", "type"));
    }

    @Test
    void looksAtNoDetailButTheNumbersItNeeds() {
        assertThat(detailsOf(CallEventView.schema(Trust.ANY))).containsExactly("dialledNumber");
        assertThat(detailsOf(CallEventView.schema(Trust.LISTED))).containsExactly("dialledNumber", "callerNumber");
    }

    private static List<String> detailsOf(Schema schema) {
        return schema.getFields().stream()
                .filter(field -> "detail".equals(field.getProp("privacy")))
                .map(Schema.Field::name)
                .toList();
    }
}
