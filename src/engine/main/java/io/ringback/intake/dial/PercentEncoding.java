package io.ringback.intake.dial;

/** Undoes a URI's {@code %39}; what is no such escape is left as it is. */
final class PercentEncoding {
    private PercentEncoding() {}

    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            int value = escaped(text, at);
            decoded.append(value < 0 ? text.charAt(at) : (char) value);
            at += value < 0 ? 0 : 2;
        }
        return decoded.toString();
    }

    /** The ASCII character that is escaped here, or -1. */
    private static int escaped(String text, int at) {
        if (text.charAt(at) != '%' || at + 2 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at + 1), 16);
        int low = Character.digit(text.charAt(at + 2), 16);
        return high < 0 || high > 7 || low < 0 ? -1 : high * 16 + low;
    }
}
