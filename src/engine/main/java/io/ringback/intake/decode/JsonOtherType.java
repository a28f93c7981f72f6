package io.ringback.intake.decode;

import java.util.Locale;

/**
 * Reads a value of another JSON type than the schema's for the one thing that it can mean: programs that fill in
 * templates write {@code "true"} for true and 911 for "911", and an emergency must not be lost for that (R16).
 */
final class JsonOtherType {
    private static final String NO_WORD = "?";

    private JsonOtherType() {}

    /** Takes the value into the draft, or passes over it when it can mean more than one thing. */
    static void take(CallField field, JsonBytes in, CallDraft draft) {
        switch (field.sort()) {
            case TEXT, REFERENCE -> text(field, in, draft);
            case TRUTH -> truth(field, in, draft);
            case COUNT -> count(field, in, draft);
            case SYMBOL, TIME -> in.skip();
        }
    }

    private static void text(CallField field, JsonBytes in, CallDraft draft) {
        if (in.isAtNumber()) {
            draft.text(field, in.digits());
        } else {
            in.skip();
        }
    }

    private static void truth(CallField field, JsonBytes in, CallDraft draft) {
        switch (word(in).strip().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> draft.truth(field, true);
            case "false", "0", "" -> draft.truth(field, false);
            default -> draft.unclear(field);
        }
    }

    private static void count(CallField field, JsonBytes in, CallDraft draft) {
        String word = word(in).strip();
        if (word.matches("[0-9]{1,9}")) {
            draft.count(field, Long.parseLong(word));
        }
    }

    /** A text or a whole number as it is written. */
    private static String word(JsonBytes in) {
        if (in.peek() == '"') {
            return in.text();
        }
        String digits = in.isAtNumber() ? in.digits() : skipped(in);
        return digits.isEmpty() ? NO_WORD : digits;
    }

    private static String skipped(JsonBytes in) {
        in.skip();
        return "";
    }
}
