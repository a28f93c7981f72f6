package io.ringback.intake.decode;

import io.ringback.wire.ReadError;
import io.ringback.wire.UnreadableRecordException;
import java.util.Arrays;

/**
 * Walks over JSON (RFC 8259) in a record's bytes. A text becomes an object only when it is asked for; what is skipped is
 * checked for its form and nothing else, names and values alike, so that no detail is ever more than bytes.
 */
final class JsonBytes {
    private static final int DEEPEST = 32;

    private final byte[] bytes;
    private int at;

    JsonBytes(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    /** The first byte of what comes next, after white space. */
    byte peek() {
        for (; at < bytes.length; at++) {
            byte next = bytes[at];
            if (next > ' ' || !isSpace(next)) {
                return next;
            }
        }
        throw new UnreadableRecordException(ReadError.TRUNCATED);
    }

    private static boolean isSpace(byte next) {
        return next == ' ' || next == '\n' || next == '\r' || next == '\t';
    }

    void take(char punctuation) {
        if (!takes(punctuation)) {
            throw notJson();
        }
    }

    boolean takes(char punctuation) {
        if (peek() != punctuation) {
            return false;
        }
        at++;
        return true;
    }

    /** Whether an object or a list goes on after an entry. */
    boolean goesOn(char close) {
        if (takes(',')) {
            return true;
        }
        take(close);
        return false;
    }

    /** Nothing but white space may follow, and what writers in C leave behind a text. */
    void end() {
        for (; at < bytes.length; at++) {
            if (!isSpace(bytes[at]) && bytes[at] != 0) {
                throw new UnreadableRecordException(ReadError.TRAILING_BYTES);
            }
        }
    }

    /**
     * Takes a text that is one of these, and gives which; or gives -1 and takes nothing.
     *
     * @param texts in UTF-8, without what JSON would escape; one that is written with escapes all the same is none of them
     * @param likely the one to look at first
     */
    int takeOneOf(byte[][] texts, int likely) {
        if (peek() != '"') {
            return -1;
        }
        for (int i = 0; i < texts.length; i++) {
            int index = likely + i < texts.length ? likely + i : likely + i - texts.length;
            if (takes(texts[index])) {
                return index;
            }
        }
        return -1;
    }

    /** Whether the text that begins here is this one: its own end is known, and need not be looked for. */
    private boolean takes(byte[] text) {
        int from = at + 1;
        int end = from + text.length;
        boolean isNext =
                end < bytes.length && bytes[end] == '"' && Arrays.equals(bytes, from, end, text, 0, text.length);
        if (isNext) {
            at = end + 1;
        }
        return isNext;
    }

    /** Takes a name: gives which of these it is, being written with escapes, or -1. */
    int takeName(byte[][] names) {
        int from = skipText();
        return JsonText.escapedOneOf(names, bytes, from, at - 1);
    }

    String text() {
        int from = skipText();
        return JsonText.of(bytes, from, at - 1);
    }

    /** A text in which wrong bytes stay apart. */
    String reference() {
        int from = skipText();
        return JsonText.reference(bytes, from, at - 1);
    }

    /** Passes over a text and gives its milliseconds since the epoch when it is a time in ISO-8601 with its zone. */
    long time() {
        int from = skipText();
        long usual = IsoTime.usual(bytes, from, at - 1);
        return usual == CallFacts.NO_TIME ? IsoTime.any(JsonText.of(bytes, from, at - 1)) : usual;
    }

    boolean truth() {
        boolean isTrue = peek() == 't';
        literal(isTrue ? "true" : "false");
        return isTrue;
    }

    boolean isAtNumber() {
        byte next = peek();
        return next == '-' || (next >= '0' && next <= '9');
    }

    /** Passes over a number and gives it when it is a whole one that fits, else the least there is. */
    long wholeNumber() {
        int from = at;
        skipNumber();
        return JsonNumber.whole(bytes, from, at);
    }

    /** Passes over a number and gives its digits when it is a whole one, else an empty text. */
    String digits() {
        int from = at;
        skipNumber();
        return JsonNumber.digits(bytes, from, at);
    }

    void skip() {
        skip(0);
    }

    private void skip(int depth) {
        switch (peek()) {
            case '"' -> skipText();
            case '{', '[' -> skipAll(depth + 1);
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> skipNumber();
        }
    }

    private void skipAll(int depth) {
        if (depth > DEEPEST) {
            throw new UnreadableRecordException(ReadError.TOO_LARGE);
        }
        boolean isObject = bytes[at++] == '{';
        char close = isObject ? '}' : ']';
        if (takes(close)) {
            return;
        }
        do {
            if (isObject) {
                skipEntry(depth);
            } else {
                skip(depth);
            }
        } while (goesOn(close));
    }

    private void skipEntry(int depth) {
        skipText();
        take(':');
        skip(depth);
    }

    /** Gives where the text begins; it ends one before the current place. */
    private int skipText() {
        take('"');
        int from = at;
        for (at = JsonPlain.past(bytes, at); at < bytes.length; at = JsonPlain.past(bytes, at)) {
            byte next = bytes[at++];
            if (next == '"') {
                return from;
            }
            if (next != '\\') {
                throw notJson();
            }
            at = JsonEscapes.end(bytes, at);
        }
        throw new UnreadableRecordException(ReadError.TRUNCATED);
    }

    private void literal(String word) {
        for (int i = 0; i < word.length(); i++, at++) {
            if (at >= bytes.length) {
                throw new UnreadableRecordException(ReadError.TRUNCATED);
            }
            if (bytes[at] != word.charAt(i)) {
                throw notJson();
            }
        }
    }

    private void skipNumber() {
        at = JsonNumber.end(bytes, at);
    }

    static UnreadableRecordException notJson() {
        return new UnreadableRecordException(ReadError.NOT_JSON);
    }
}
