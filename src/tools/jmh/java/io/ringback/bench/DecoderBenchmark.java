package io.ringback.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.intake.decode.CallDecoder;
import io.ringback.intake.decode.CallEventView;
import io.ringback.intake.decode.CallFacts;
import io.ringback.settings.Trust;
import io.ringback.wire.EventSerdes;
import io.ringback.wire.OutputFormat;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Intake's decoders beside what the libraries do with the same bytes: Avro's fast reader and its resolving one, by a
 * reader's schema that leaves details out, and Jackson's parser, which skips what is not wanted. The libraries neither
 * check what they read nor tell what is wrong with it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DecoderBenchmark {
    private static final Schema VIEW = CallEventView.schema(Trust.ANY);
    private static final int HEADER = 10;

    @Param({"STARTED", "ENDED"})
    public CallEventType type = CallEventType.STARTED;

    private final CallDecoder decoder = CallDecoder.ofContract(Trust.ANY);
    private final DatumReader<GenericRecord> fast = reader(true);
    private final DatumReader<GenericRecord> resolving = reader(false);
    private final JsonFactory jackson = new JsonFactory();
    private final Set<String> wanted =
            VIEW.getFields().stream().map(Schema.Field::name).collect(Collectors.toSet());
    private byte[] avro = {};
    private byte[] json = {};

    @SuppressWarnings("unchecked") // a generic model reads generic records
    private static DatumReader<GenericRecord> reader(boolean fast) {
        GenericData model = new GenericData();
        model.setFastReaderEnabled(fast);
        return model.createDatumReader(CallEvent.getClassSchema(), VIEW);
    }

    @Setup
    public void write() {
        CallEvent.Builder event =
                CallEvent.newBuilder().setCallId("call-4711").setType(type).setOccurredAt(Instant.EPOCH);
        if (type == CallEventType.STARTED) {
            event.setDirection(Direction.OUTBOUND)
                    .setAgentId("ann")
                    .setDialledNumber("+12025550123")
                    .setDetails(Map.of("queue", "billing", "codec", "opus", "customerRef", "c-88412907"));
        }
        avro = bytes(event.build(), OutputFormat.AVRO);
        json = bytes(event.build(), OutputFormat.JSON);
    }

    private static byte[] bytes(CallEvent event, OutputFormat format) {
        return EventSerdes.output(CallEvent.class, format).serializer().serialize("", event);
    }

    @Benchmark
    public CallFacts avroOurs() {
        return decoder.decode(avro);
    }

    @Benchmark
    public GenericRecord avroFastReader() throws IOException {
        return read(fast);
    }

    @Benchmark
    public GenericRecord avroResolvingReader() throws IOException {
        return read(resolving);
    }

    private GenericRecord read(DatumReader<GenericRecord> reader) throws IOException {
        BinaryDecoder bytes = DecoderFactory.get().binaryDecoder(avro, HEADER, avro.length - HEADER, null);
        return reader.read(null, bytes);
    }

    @Benchmark
    public CallFacts jsonOurs() {
        return decoder.decode(json);
    }

    @Benchmark
    public Map<String, String> jsonJackson() throws IOException {
        Map<String, String> found = new HashMap<>();
        try (JsonParser parser = jackson.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (wanted.contains(name)) {
                    found.put(name, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        }
        return found;
    }
}
