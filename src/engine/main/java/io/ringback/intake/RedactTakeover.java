package io.ringback.intake;

import io.ringback.event.CallbackNumber;
import io.ringback.event.LeaseState;
import io.ringback.event.SignalType;
import io.ringback.intake.decode.CallFacts;
import io.ringback.intake.decode.Flaw;
import io.ringback.intake.dial.E164;
import io.ringback.settings.PoolNaming;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells a pool's desk what a lost region had leased (R11): a row of that region's {@code callback-numbers}. */
final class RedactTakeover implements Redaction {
    /** A fence is a time, or a little more than one. */
    private static final Duration FENCE_AHEAD = Duration.ofDays(1);

    private final NumberHomePools homes;
    private final SignalSink sink;
    private final InputReader<CallbackNumber> reader = new InputReader<>(CallbackNumber.class);

    RedactTakeover(NumberHomePools homes, SignalSink sink) {
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
        return reader.classify(value, row -> {
            Flaw flaw = flaw(new String(key, StandardCharsets.UTF_8), row, source);
            return flaw == null ? leased(row, source) : Classification.rejected(flaw);
        });
    }

    private static @Nullable Flaw flaw(String key, CallbackNumber row, Source source) {
        if (!E164.isWritten(key)) {
            return Flaw.of(Flaw.Word.NOT_E164, "number");
        }
        if (!row.getNumber().equals(key)) {
            return Flaw.of(Flaw.Word.KEY_MISMATCH, "number");
        }
        if (row.getState() != LeaseState.ISSUED && row.getState() != LeaseState.EXTENDED) {
            return Flaw.of(Flaw.Word.UNKNOWN_VALUE, "state");
        }
        if (!PoolNaming.allows(row.getPool())) {
            return Flaw.of(Flaw.Word.UNKNOWN_POOL, "pool");
        }
        if (row.getAgentId().isBlank()) {
            return Flaw.missing("agentId");
        }
        if (row.getAgentId().length() > CallFacts.LONGEST_REFERENCE) {
            return Flaw.of(Flaw.Word.TOO_LONG, "agentId");
        }
        long latest =
                Instant.ofEpochMilli(source.appendedAt()).plus(FENCE_AHEAD).toEpochMilli();
        return row.getFence() < 0 || row.getFence() > latest ? Flaw.of(Flaw.Word.UNKNOWN_VALUE, "fence") : null;
    }

    /** To the number's home, as an offer: only its desk knows whether the number is somebody's (R18). */
    private Classification leased(CallbackNumber row, Source source) {
        String home = homes.findOrSettle(row.getNumber(), row.getPool());
        return Classification.signalled(source.signal(SignalType.NUMBER_TAKEN_OVER, home)
                .setNumber(row.getNumber())
                .setToPool(row.getPool())
                .setAgentId(row.getAgentId())
                .setFence(row.getFence())
                .setIssuedAt(row.getIssuedAt())
                .setLeasedUntil(row.getExpiresAt())
                .build());
    }
}
