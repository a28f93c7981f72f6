package io.ringback.intake.dial;

/** Finds the address of a SIP name-addr (RFC 3261 §20.10): what is in the first {@code <…>} outside a quoted name. */
final class Brackets {
    private Brackets() {}

    /** The whole text when nothing is in brackets. */
    static String inside(String text) {
        int open = opening(text);
        if (open < 0) {
            return text;
        }
        int from = open + 1;
        while (from < text.length() && text.charAt(from) == '<') {
            from++;
        }
        int close = text.indexOf('>', from);
        return (close < 0 ? text.substring(from) : text.substring(from, close)).strip();
    }

    /** A quote that is never closed quotes nothing. */
    private static int opening(String text) {
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '<' && !quoted) {
                return at;
            }
        }
        return quoted ? text.indexOf('<') : -1;
    }
}
