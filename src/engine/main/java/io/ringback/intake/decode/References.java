package io.ringback.intake.decode;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads a reference whose bytes may not be UTF-8, such as a name in Latin-1. Java puts one character in the place of
 * every wrong byte, which would make two agents one: here the bytes follow it in hexadecimal digits. Two references that
 * differ in a byte so stay two.
 */
final class References {
    private static final char REPLACEMENT = '\uFFFD';
    private static final int LONGEST_SEQUENCE = 4;

    private References() {}

    /** Whether a text was, or may have been, made of bytes that are no UTF-8. */
    static boolean isDoubtful(String text) {
        return text.indexOf(REPLACEMENT) >= 0;
    }

    /** The text, with each byte that belongs to no character as {@code U+FFFD} and its two digits. */
    static String apart(byte[] bytes, int from, int end) {
        StringBuilder text = new StringBuilder(end - from);
        int at = from;
        while (at < end) {
            int length = character(bytes, at, end, text);
            if (length == 0) {
                text.append(REPLACEMENT).append(String.format(Locale.ROOT, "%02X", bytes[at]));
            }
            at += Math.max(1, length);
        }
        return text.toString();
    }

    /** Appends the character that begins here and gives its length; 0 when there is none. */
    private static int character(byte[] bytes, int at, int end, StringBuilder text) {
        for (int length = 1; length <= LONGEST_SEQUENCE && at + length <= end; length++) {
            String one = new String(bytes, at, length, StandardCharsets.UTF_8);
            if (!isDoubtful(one)) {
                text.append(one);
                return length;
            }
        }
        return 0;
    }
}
