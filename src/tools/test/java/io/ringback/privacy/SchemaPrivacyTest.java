package io.ringback.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.intake.decode.CallEventView;
import io.ringback.settings.Trust;
import io.ringback.wire.SchemaCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Privacy is part of the schemas: the build fails when a field has no class or a detail is where none may be. */
class SchemaPrivacyTest {
    private static final Set<String> CLASSES = Set.of("detail", "reference", "none");

    @Test
    void noRecordButTheGatewaysHasDetailsAndEveryFieldHasAClass() {
        assertThat(SchemaCatalog.bundled().recordNames().stream()
                        .map(SchemaCatalog.bundled()::of)
                        .flatMap(schema -> faults(schema, schema.getName()).stream()))
                .isEmpty();
    }

    @Test
    void aDetailPlantedInAStateSchemaIsFound() {
        Schema lease = SchemaCatalog.bundled().of("LeaseRow");
        assertThat(faults(with(lease, "detail"), "LeaseRow")).containsExactly("LeaseRow.dialledNumber is a detail");
    }

    @Test
    void anAddressPlantedInADeliveryIsFound() {
        Schema delivery = with(SchemaCatalog.bundled().of("NoticeDelivery"), "reference");
        delivery.getField("dialledNumber").addProp("personal", true);

        assertThat(faults(delivery, "NoticeDelivery")).containsExactly("NoticeDelivery.dialledNumber is personal");
    }

    @Test
    void aFieldWithoutAClassIsFound() {
        Schema notice = SchemaCatalog.bundled().of("EmergencyNotice");
        assertThat(faults(with(notice, null), "EmergencyNotice"))
                .containsExactly("EmergencyNotice.dialledNumber has no class");
    }

    @ParameterizedTest
    @EnumSource(Trust.class)
    void intakeReadsCallEventWithoutItsDetailsButTheNumbersItMustLookAt(Trust trust) {
        Schema whole = SchemaCatalog.bundled().of("CallEvent");
        Set<String> looked = trust == Trust.LISTED ? Set.of("dialledNumber", "callerNumber") : Set.of("dialledNumber");
        List<String> expected = whole.getFields().stream()
                .filter(field -> !"detail".equals(field.getProp("privacy")) || looked.contains(field.name()))
                .map(Schema.Field::name)
                .toList();

        Schema read = CallEventView.schema(trust);

        assertThat(read.getFullName()).isEqualTo(whole.getFullName());
        assertThat(read.getFields().stream().map(Schema.Field::name)).containsExactlyElementsOf(expected);
        read.getFields()
                .forEach(field -> assertThat(field.schema())
                        .isEqualTo(whole.getField(field.name()).schema()));
    }

    /** The schema with one more field. */
    private static Schema with(Schema schema, @org.jspecify.annotations.Nullable String privacy) {
        List<Schema.Field> fields = new ArrayList<>(schema.getFields().stream()
                .map(field -> new Schema.Field(field, field.schema()))
                .toList());
        Schema.Field planted =
                new Schema.Field("dialledNumber", Schema.create(Schema.Type.STRING), "What was dialled.");
        if (privacy != null) {
            planted.addProp("privacy", privacy);
        }
        fields.add(planted);
        return Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
    }

    private static List<String> faults(Schema schema, String path) {
        return switch (schema.getType()) {
            case UNION ->
                schema.getTypes().stream()
                        .flatMap(type -> faults(type, path).stream())
                        .toList();
            case ARRAY -> faults(schema.getElementType(), path);
            case MAP -> faults(schema.getValueType(), path);
            case RECORD ->
                schema.getFields().stream()
                        .flatMap(field -> faults(field, path + "." + field.name()).stream())
                        .toList();
            default -> List.of();
        };
    }

    private static List<String> faults(Schema.Field field, String path) {
        List<String> faults = new ArrayList<>(faults(field.schema(), path));
        String privacy = field.getProp("privacy");
        if (privacy == null || !CLASSES.contains(privacy)) {
            faults.add(path + " has no class");
        } else if (privacy.equals("detail") && !path.startsWith("CallEvent.")) {
            faults.add(path + " is a detail");
        } else if (field.getObjectProp("personal") != null && !path.startsWith("Contact.")) {
            faults.add(path + " is personal");
        }
        return faults;
    }
}
