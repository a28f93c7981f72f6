package io.ringback.intake.dial;

import java.text.Normalizer;

/** Brings full-width and other look-alike characters into ASCII, and drops those that nobody sees. */
final class PlainText {
    private PlainText() {}

    static String of(String text) {
        return isAscii(text)
                ? text.strip()
                : visible(Normalizer.normalize(text, Normalizer.Form.NFKC)).strip();
    }

    private static boolean isAscii(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) > 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().filter(c -> Character.getType(c) != Character.FORMAT).forEach(visible::appendCodePoint);
        return visible.toString();
    }
}
