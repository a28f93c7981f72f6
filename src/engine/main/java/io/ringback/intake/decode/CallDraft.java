package io.ringback.intake.decode;

import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.intake.decode.CallFacts.Reading;
import io.ringback.wire.ReadError;
import io.ringback.wire.UnreadableRecordException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Facts in the making, for one event after the other: whoever reads one clears it, so that nothing of it stays here. Of a
 * field that comes twice the later value counts, as in other readers, unless the earlier one means an emergency.
 */
@SuppressWarnings("EnumOrdinal") // an index into arrays of this run, written nowhere
final class CallDraft {
    private static final int LONGEST_KEEPALIVE = 86_400;

    /** By the fields' ordinals, as the truths are: every event of every call comes through here. */
    private final @Nullable String[] texts = new String[CallField.values().length];

    /** A bit for each text that is there. */
    private int present;

    /** A bit for each field that is true. */
    private int truths;

    private boolean emergencyUnclear;
    private List<String> dialledBesides = List.of();
    private @Nullable CallEventType type;
    private @Nullable Direction direction;
    private long occurredAt = CallFacts.NO_TIME;
    private int keepaliveSeconds;
    private Reading reading = Reading.WHOLE;
    private @Nullable Flaw flaw;

    void text(CallField field, String text) {
        if (field.isTooLong(text)) {
            flaw(Flaw.of(Flaw.Word.TOO_LONG, field.schemaName()));
        } else if (!text.isBlank()) {
            String before = texts[field.ordinal()];
            texts[field.ordinal()] = text;
            present |= 1 << field.ordinal();
            if (before != null && field == CallField.DIALLED_NUMBER) {
                dialledBefore(before);
            }
        }
    }

    /** A reference, in which bytes that are no UTF-8 stand apart. */
    void reference(CallField field, String text) {
        if (References.isDoubtful(text)) {
            flaw(Flaw.of(Flaw.Word.NOT_UTF8, field.schemaName()));
        }
        text(field, text);
    }

    private void dialledBefore(String number) {
        if (dialledBesides.isEmpty()) {
            dialledBesides = new ArrayList<>();
        }
        dialledBesides.add(number);
    }

    /** A call that starts may be an emergency; another event is none. */
    void type(CallEventType found) {
        type = type == CallEventType.STARTED ? type : found;
        if (found == CallEventType.UNKNOWN) {
            flaw(Flaw.of(Flaw.Word.UNKNOWN_VALUE, CallField.TYPE.schemaName()));
        }
    }

    void direction(Direction found) {
        direction = found;
    }

    void truth(CallField field, boolean isTrue) {
        if (isTrue) {
            truths |= 1 << field.ordinal();
        }
    }

    /** A truth is neither yes nor no. */
    void unclear(CallField field) {
        emergencyUnclear |= field == CallField.EMERGENCY;
    }

    void time(long millis) {
        occurredAt = millis;
    }

    void count(CallField field, long count) {
        if (0 < count && count <= LONGEST_KEEPALIVE) {
            keepaliveSeconds = (int) count;
        } else {
            flaw(Flaw.of(Flaw.Word.UNKNOWN_VALUE, field.schemaName()));
        }
    }

    /** The first flaw counts. */
    void flaw(Flaw found) {
        if (flaw == null) {
            flaw = found;
        }
    }

    /** A field holds a value of another type. */
    void wrongType(CallField field) {
        flaw(Flaw.of(ReadError.WRONG_TYPE, field.schemaName()));
    }

    /** The event's form is wrong, and it was read all the same. */
    void mended(UnreadableRecordException fault) {
        read(Reading.MENDED, fault);
    }

    /** Nobody could read on. */
    void cut(UnreadableRecordException fault) {
        read(Reading.CUT, fault);
    }

    private void read(Reading how, UnreadableRecordException fault) {
        reading = how;
        flaw = Flaw.of(fault);
    }

    CallFacts finish() {
        if (type == null) {
            flaw(Flaw.missing(CallField.TYPE.schemaName()));
        }
        if (occurredAt == CallFacts.NO_TIME) {
            flaw(Flaw.missing(CallField.OCCURRED_AT.schemaName()));
        }
        return new CallFacts(
                type == null ? CallEventType.UNKNOWN : type,
                occurredAt,
                direction,
                at(CallField.CALL_ID),
                at(CallField.AGENT_ID),
                at(CallField.DIALLED_NUMBER),
                dialledBesides,
                at(CallField.CALLER_NUMBER),
                at(CallField.POOL),
                at(CallField.REGION),
                at(CallField.LINKED_CALL_ID),
                at(CallField.GATEWAY_ID),
                at(CallField.LOCATION_REF),
                at(CallField.ENDPOINT_REF),
                isTrue(CallField.PSAP_CALLBACK),
                isTrue(CallField.EMERGENCY),
                emergencyUnclear,
                keepaliveSeconds,
                isTrue(CallField.FORCE),
                at(CallField.RELEASES),
                isTrue(CallField.DRILL),
                reading,
                flaw);
    }

    void clear() {
        for (int left = present; left != 0; left &= left - 1) {
            texts[Integer.numberOfTrailingZeros(left)] = null;
        }
        present = 0;
        truths = 0;
        emergencyUnclear = false;
        dialledBesides = List.of();
        type = null;
        direction = null;
        occurredAt = CallFacts.NO_TIME;
        keepaliveSeconds = 0;
        reading = Reading.WHOLE;
        flaw = null;
    }

    private @Nullable String at(CallField field) {
        return texts[field.ordinal()];
    }

    private boolean isTrue(CallField field) {
        return (truths & 1 << field.ordinal()) != 0;
    }
}
