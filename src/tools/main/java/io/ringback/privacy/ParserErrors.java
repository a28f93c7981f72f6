package io.ringback.privacy;

import io.ringback.intake.decode.CallDecoder;
import io.ringback.settings.Trust;
import io.ringback.wire.EventReader;
import io.ringback.wire.SchemaCatalog;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** Everything that reading the planted records complains of, by every reader that there is, with causes and traces. */
final class ParserErrors {
    private final StringWriter said = new StringWriter();

    private ParserErrors() {}

    static String of(List<CanaryRecord> plantings) {
        ParserErrors complaints = new ParserErrors();
        plantings.forEach(complaints::read);
        return complaints.said.toString();
    }

    private void read(CanaryRecord planting) {
        byte[] value = planting.value();
        if (value == null || value.length == 0) {
            return;
        }
        for (Trust trust : Trust.values()) {
            attempt(() -> CallDecoder.ofContract(trust).decode(value).toString());
        }
        for (String record : SchemaCatalog.bundled().recordNames()) {
            attempt(() -> EventReader.named(record).read(value).getSchema().getName());
        }
    }

    /** Reading, and what may be said of it in a log. */
    private interface Reading {
        String told();
    }

    private void attempt(Reading reading) {
        try {
            said.append(reading.told()).append('\n');
        } catch (RuntimeException e) {
            e.printStackTrace(new PrintWriter(said, true));
        }
    }
}
