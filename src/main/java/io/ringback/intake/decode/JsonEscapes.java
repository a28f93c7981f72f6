package io.ringback.intake.decode;

import io.ringback.wire.ReadError;
import io.ringback.wire.UnreadableRecordException;

/** The escapes inside a JSON text (RFC 8259 §7). */
final class JsonEscapes {
    private static final String SHORT = "\"\\/bfnrt";
    private static final String MEANT = "\"\\/\b\f\n\r\t";
    private static final int HEX_DIGITS = 4;

    private JsonEscapes() {}

    /** Where the escape ends that began before {@code at}. */
    static int end(byte[] bytes, int at) {
        if (at >= bytes.length) {
            throw new UnreadableRecordException(ReadError.TRUNCATED);
        }
        if (bytes[at] != 'u') {
            if (SHORT.indexOf(bytes[at]) < 0) {
                throw JsonBytes.notJson();
            }
            return at + 1;
        }
        for (int i = at + 1; i <= at + HEX_DIGITS; i++) {
            if (i >= bytes.length) {
                throw new UnreadableRecordException(ReadError.TRUNCATED);
            }
            if (bytes[i] < 0 || Character.digit((char) bytes[i], 16) < 0) {
                throw JsonBytes.notJson();
            }
        }
        return at + 1 + HEX_DIGITS;
    }

    /** A text with its escapes undone; they have been checked. */
    static String undo(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        for (int at = 0; at < raw.length(); at++) {
            char c = raw.charAt(at);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escape = raw.charAt(++at);
            if (escape == 'u') {
                text.append((char) Integer.parseInt(raw, at + 1, at + 1 + HEX_DIGITS, 16));
                at += HEX_DIGITS;
            } else {
                text.append(MEANT.charAt(SHORT.indexOf(escape)));
            }
        }
        return text.toString();
    }
}
