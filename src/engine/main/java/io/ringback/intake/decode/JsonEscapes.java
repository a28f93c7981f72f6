package io.ringback.intake.decode;

import io.ringback.wire.ReadError;
import io.ringback.wire.UnreadableRecordException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

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

    /** Whether a text has half a character that takes two. */
    static boolean isTorn(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean isPair = Character.isHighSurrogate(c)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1));
            if (isPair) {
                at++;
            } else if (Character.isSurrogate(c)) {
                return true;
            }
        }
        return false;
    }

    /** The bytes of a text with its escapes undone; half a character becomes bytes that are no UTF-8. */
    static byte[] undo(byte[] bytes, int from, int end) {
        ByteArrayOutputStream undone = new ByteArrayOutputStream(end - from);
        int at = from;
        while (at < end) {
            int next = bytes[at] == '\\' ? pastEscapes(bytes, at, end) : at + 1;
            if (next > at + 1) {
                write(undo(new String(bytes, at, next - at, StandardCharsets.US_ASCII)), undone);
            } else {
                undone.write(bytes[at]);
            }
            at = next;
        }
        return undone.toByteArray();
    }

    /** Where a run of escapes ends: two of them may make one character. */
    private static int pastEscapes(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] == '\\') {
            at = end(bytes, at + 1);
        }
        return at;
    }

    private static void write(String text, ByteArrayOutputStream to) {
        text.codePoints().forEach(c -> {
            boolean isHalf = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            byte[] encoded = isHalf
                    ? new byte[] {
                        (byte) (0xE0 | (c >> 12)), (byte) (0x80 | ((c >> 6) & 0x3F)), (byte) (0x80 | (c & 0x3F))
                    }
                    : Character.toString(c).getBytes(StandardCharsets.UTF_8);
            to.writeBytes(encoded);
        });
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
