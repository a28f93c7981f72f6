package io.ringback.intake;

import io.ringback.event.EmergencySignal;
import io.ringback.event.NumberState;
import io.ringback.event.PooledNumber;
import io.ringback.event.SignalType;
import io.ringback.intake.decode.Flaw;
import io.ringback.intake.dial.E164;
import io.ringback.settings.PoolNaming;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Tells of offered and withdrawn numbers (R18): the desk of the number's home, which knows where the number is now, so
 * that two records that name two pools meet in one place.
 */
final class RedactNumber implements Redaction {
    private final DefinedPools pools;
    private final NumberHomePools homes;
    private final SignalSink sink;
    private final InputReader<PooledNumber> reader = new InputReader<>(PooledNumber.class);

    RedactNumber(DefinedPools pools, NumberHomePools homes, SignalSink sink) {
        this.pools = pools;
        this.homes = homes;
        this.sink = sink;
    }

    @Override
    public void redact(byte @Nullable [] key, byte @Nullable [] value, Source source) {
        sink.send(find(key, value, source), source);
    }

    private Classification find(byte @Nullable [] key, byte @Nullable [] value, Source source) {
        if (key == null) {
            return Classification.rejected(Flaw.of(Flaw.Word.NULL_KEY));
        }
        String number = new String(key, StandardCharsets.UTF_8);
        if (!E164.isWritten(number)) {
            return Classification.rejected(Flaw.of(Flaw.Word.NOT_E164, "number"));
        }
        if (value == null) {
            return tombstone(number, source);
        }
        return reader.classify(value, record -> record(number, record, source));
    }

    /** A number that nobody knows need not be withdrawn. */
    private Classification tombstone(String number, Source source) {
        String home = homes.find(number);
        return home == null ? Classification.ordinary() : Classification.signalled(withdrawn(number, home, source));
    }

    private Classification record(String number, PooledNumber record, Source source) {
        if (!record.getNumber().equals(number)) {
            return Classification.rejected(Flaw.of(Flaw.Word.KEY_MISMATCH, "number"));
        }
        if (record.getState() == NumberState.UNKNOWN) {
            return Classification.rejected(Flaw.of(Flaw.Word.UNKNOWN_VALUE, "state"));
        }
        boolean offered = record.getState() == NumberState.IN_SERVICE;
        String named = record.getPool();
        // A pool that nobody has defined may yet be: its desk lets the number wait.
        if (!PoolNaming.allows(named) || (!offered && !pools.isOpen(named) && homes.find(number) == null)) {
            return Classification.rejected(Flaw.of(Flaw.Word.UNKNOWN_POOL, "pool"));
        }
        String home = homes.findOrSettle(number, named);
        return Classification.signalled(
                offered ? offered(number, home, named, source) : withdrawn(number, home, source));
    }

    private static EmergencySignal offered(String number, String home, String toPool, Source source) {
        return source.signal(SignalType.NUMBER_OFFERED, home)
                .setNumber(number)
                .setToPool(toPool)
                .build();
    }

    private static EmergencySignal withdrawn(String number, String home, Source source) {
        return source.signal(SignalType.NUMBER_WITHDRAWN, home)
                .setNumber(number)
                .build();
    }
}
