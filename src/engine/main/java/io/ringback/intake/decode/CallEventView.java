package io.ringback.intake.decode;

import io.ringback.settings.Trust;
import io.ringback.wire.SchemaCatalog;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * The reader's schema of call events: {@code CallEvent} without its details, but for the dialled number and, when
 * callers must be on a list (R17), the caller's.
 */
public final class CallEventView {
    private CallEventView() {}

    /** The fields with a detail that are read. */
    public static Set<String> details(Trust trust) {
        return trust == Trust.LISTED ? Set.of("dialledNumber", "callerNumber") : Set.of("dialledNumber");
    }

    /** The fields that are read; everything else in an event is passed over. */
    public static Schema schema(Trust trust) {
        Schema whole = SchemaCatalog.bundled().of("CallEvent");
        Set<String> needed = details(trust);
        List<Schema.Field> read = whole.getFields().stream()
                .filter(field -> !"detail".equals(field.getProp("privacy")) || needed.contains(field.name()))
                .map(field -> new Schema.Field(field, field.schema()))
                .toList();
        return Schema.createRecord(whole.getName(), whole.getDoc(), whole.getNamespace(), false, read);
    }
}
