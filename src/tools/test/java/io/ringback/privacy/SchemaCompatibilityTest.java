package io.ringback.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.ringback.intake.decode.CallEventView;
import io.ringback.settings.Trust;
import io.ringback.wire.SchemaCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.Test;

/**
 * Every version of every record reads every other (full, transitive): old gateways and new desks, new gateways and old
 * desks, state written by the last release. A change that breaks this needs a new record, not a new version.
 */
class SchemaCompatibilityTest {
    private static final Path RELEASED = Path.of("schemas", "released");

    /** Records that no release has yet. */
    private static final Set<String> NOT_YET_RELEASED = Set.of(
            "Contact",
            "ContactEntry",
            "Drill",
            "DrillReceipt",
            "Location",
            "NoticeAcknowledgement",
            "NoticeDelivery",
            "OpenNoticeRow",
            "PoolDefinition");

    @Test
    void everyReleasedVersionAndTheCurrentOneReadEachOther() throws IOException {
        for (Map.Entry<String, List<Schema>> record : released().entrySet()) {
            Schema current = SchemaCatalog.bundled().of(record.getKey());
            assertThatCode(() -> new SchemaValidatorBuilder()
                            .mutualReadStrategy()
                            .validateAll()
                            .validate(current, record.getValue()))
                    .as(record.getKey())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void everyReleasedRecordIsStillThereAndEveryRecordIsReleasedOrNew() throws IOException {
        Set<String> expected = new TreeSet<>(SchemaCatalog.bundled().recordNames());
        expected.removeAll(NOT_YET_RELEASED);
        assertThat(released().keySet())
                .as("after a release, copy schemas/ to schemas/released/<version>/ and empty NOT_YET_RELEASED")
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void whatAnyReleaseWroteIsFoundByItsFingerprint() throws IOException {
        released().values().stream()
                .flatMap(List::stream)
                .forEach(schema -> assertThat(SchemaCatalog.bundled()
                                .findByFingerprint(SchemaNormalization.parsingFingerprint64(schema)))
                        .as(schema.getName())
                        .isNotNull());
    }

    @Test
    void intakesViewReadsEveryVersionOfAGateway() throws IOException {
        for (Schema writer : released().getOrDefault("CallEvent", List.of())) {
            for (Trust trust : Trust.values()) {
                assertThat(SchemaCompatibility.checkReaderWriterCompatibility(CallEventView.schema(trust), writer)
                                .getType())
                        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
            }
        }
    }

    @Test
    void aFieldWithoutADefaultWouldBeNoticed() {
        Schema now = SchemaCatalog.bundled().of("LeaseRow");
        List<Schema.Field> fields = new ArrayList<>(now.getFields().stream()
                .map(field -> new Schema.Field(field, field.schema()))
                .toList());
        fields.add(new Schema.Field("more", Schema.create(Schema.Type.STRING), "More."));
        Schema next = Schema.createRecord(now.getName(), now.getDoc(), now.getNamespace(), false, fields);

        assertThat(SchemaCompatibility.checkReaderWriterCompatibility(next, now).getType())
                .isEqualTo(SchemaCompatibilityType.INCOMPATIBLE);
    }

    /** By record name, oldest version first. */
    private static Map<String, List<Schema>> released() throws IOException {
        Map<String, List<Schema>> released = new TreeMap<>();
        try (Stream<Path> files = Files.walk(RELEASED)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".avsc"))
                    .sorted(Comparator.naturalOrder())
                    .toList()) {
                Schema schema = new Schema.Parser().parse(Files.readString(file));
                released.computeIfAbsent(schema.getName(), key -> new ArrayList<>())
                        .add(schema);
            }
        }
        return released;
    }
}
