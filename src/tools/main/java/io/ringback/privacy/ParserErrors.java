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

    static String of(List<CanaryRecord> records) {
        ParserErrors errors = new ParserErrors();
        records.forEach(errors::read);
        return errors.said.toString();
    }

    private void read(CanaryRecord record) {
        byte[] value = record.value();
        if (value == null || value.length == 0) {
            return;
        }
        for (Trust trust : Trust.values()) {
            attempt(() -> CallDecoder.ofContract(trust).decode(value).toString());
        }
        for (String name : SchemaCatalog.bundled().recordNames()) {
            attempt(() -> EventReader.named(name).read(value).getSchema().getName());
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
