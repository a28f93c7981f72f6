package io.ringback.wire;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;

/** Names every record of the contract, alone or with seeds, as the arguments of a test. */
final class EveryRecord {
    private EveryRecord() {}

    static Stream<Arguments> withSeeds() {
        return upTo(40);
    }

    static Stream<Arguments> withFewSeeds() {
        return upTo(4);
    }

    private static Stream<Arguments> upTo(long seeds) {
        return SchemaCatalog.bundled().recordNames().stream()
                .flatMap(name ->
                        LongStream.range(0, seeds).mapToObj(seed -> Arguments.of(Named.of(name, type(name)), seed)));
    }

    @SuppressWarnings("unchecked")
    static Class<SpecificRecord> type(String name) {
        return (Class<SpecificRecord>)
                SpecificData.get().getClass(SchemaCatalog.bundled().of(name));
    }

    @SuppressWarnings("unchecked")
    static byte[] avro(SpecificRecord record) {
        return EventSerdes.avro((Class<SpecificRecord>) record.getClass())
                .serializer()
                .serialize("topic", record);
    }
}
