package io.ringback.intake.decode;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * Tells whether a text is a time in ISO-8601 with its zone. The usual form is told by its looks, since the time decides
 * nothing (R14) and parsing it would cost more than reading the rest of the event.
 */
final class IsoTime {
    private static final String USUAL = "dddd-dd-ddTdd:dd:dd";

    private IsoTime() {}

    static boolean isTime(String text) {
        return isUsual(text) || isParsed(text);
    }

    private static boolean isUsual(String text) {
        if (text.length() <= USUAL.length() || text.charAt(text.length() - 1) != 'Z') {
            return false;
        }
        for (int at = 0; at < USUAL.length(); at++) {
            char wanted = USUAL.charAt(at);
            char found = text.charAt(at);
            if (wanted == 'd' ? !isDigit(found) : found != wanted) {
                return false;
            }
        }
        return isWithin(text, 5, 1, 12)
                && isWithin(text, 8, 1, 28)
                && isWithin(text, 11, 0, 23)
                && isWithin(text, 14, 0, 59)
                && isWithin(text, 17, 0, 59)
                && isFraction(text);
    }

    private static boolean isWithin(String text, int at, int least, int most) {
        int value = (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
        return least <= value && value <= most;
    }

    /** Nothing, or a point and up to nine digits, between the seconds and the {@code Z}. */
    private static boolean isFraction(String text) {
        int end = text.length() - 1;
        if (end == USUAL.length()) {
            return true;
        }
        boolean fits = text.charAt(USUAL.length()) == '.' && end > USUAL.length() + 1 && end <= USUAL.length() + 10;
        for (int at = USUAL.length() + 1; fits && at < end; at++) {
            fits = isDigit(text.charAt(at));
        }
        return fits;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isParsed(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
