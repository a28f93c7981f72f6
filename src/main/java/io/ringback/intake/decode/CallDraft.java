package io.ringback.intake.decode;

import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.wire.ReadError;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts in the making, for one event after the other: whoever reads one clears it, so that nothing of it stays here. */
final class CallDraft {
    private final Map<CallField, String> texts = new EnumMap<>(CallField.class);
    private @Nullable CallEventType type;
    private @Nullable Direction direction;
    private boolean psapCallback;
    private boolean hasTime;
    private @Nullable Flaw flaw;

    void text(CallField field, String text) {
        if (field.isTooLong(text)) {
            flaw(Flaw.of(Flaw.Word.TOO_LONG, field.schemaName()));
        } else if (!text.isBlank()) {
            texts.put(field, text);
        }
    }

    void type(CallEventType type) {
        this.type = type;
        if (type == CallEventType.UNKNOWN) {
            flaw(Flaw.of(Flaw.Word.UNKNOWN_VALUE, CallField.TYPE.schemaName()));
        }
    }

    void direction(Direction direction) {
        this.direction = direction;
    }

    void psapCallback(boolean marked) {
        this.psapCallback = marked;
    }

    void timeGiven() {
        hasTime = true;
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

    CallFacts finish() {
        if (type == null) {
            flaw(Flaw.missing(CallField.TYPE.schemaName()));
        }
        if (!hasTime) {
            flaw(Flaw.missing(CallField.OCCURRED_AT.schemaName()));
        }
        return new CallFacts(
                type == null ? CallEventType.UNKNOWN : type,
                direction,
                at(CallField.CALL_ID),
                at(CallField.AGENT_ID),
                at(CallField.DIALLED_NUMBER),
                at(CallField.CALLER_NUMBER),
                at(CallField.POOL),
                at(CallField.REGION),
                at(CallField.LINKED_CALL_ID),
                at(CallField.GATEWAY_ID),
                at(CallField.LOCATION_REF),
                psapCallback,
                flaw);
    }

    void clear() {
        texts.clear();
        type = null;
        direction = null;
        psapCallback = false;
        hasTime = false;
        flaw = null;
    }

    private @Nullable String at(CallField field) {
        return texts.get(field);
    }
}
