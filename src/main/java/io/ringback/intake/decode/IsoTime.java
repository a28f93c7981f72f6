package io.ringback.intake.decode;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * Tells whether a text is a time in ISO-8601 with its zone. The usual form is told by its looks, since the time decides
 * nothing (R14) and parsing it would cost more than reading the rest of the event.
 */
final class IsoTime {
    private static final byte[] USUAL = "dddd-dd-ddTdd:dd:dd".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;
    private final int from;
    private final int end;

    private IsoTime(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.from = from;
        this.end = end;
    }

    /** By its looks: in UTC, to the second or finer, on a day that every month has. */
    static boolean isUsual(byte[] bytes, int from, int end) {
        return new IsoTime(bytes, from, end).isUsual();
    }

    /** Any other. */
    static boolean isTime(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private boolean isUsual() {
        return end - from > USUAL.length
                && bytes[end - 1] == 'Z'
                && isPunctuated()
                && isWithin(5, 1, 12)
                && isWithin(8, 1, 28)
                && isWithin(11, 0, 23)
                && isWithin(14, 0, 59)
                && isWithin(17, 0, 59)
                && isFraction();
    }

    private boolean isPunctuated() {
        boolean fits = true;
        for (int at = 0; fits && at < USUAL.length; at++) {
            byte found = bytes[from + at];
            fits = USUAL[at] == 'd' ? isDigit(found) : found == USUAL[at];
        }
        return fits;
    }

    private boolean isWithin(int at, int least, int most) {
        int value = (bytes[from + at] - '0') * 10 + bytes[from + at + 1] - '0';
        return least <= value && value <= most;
    }

    /** Nothing, or a point and up to nine digits, between the seconds and the {@code Z}. */
    private boolean isFraction() {
        int point = from + USUAL.length;
        int zone = end - 1;
        if (zone == point) {
            return true;
        }
        boolean fits = bytes[point] == '.' && zone > point + 1 && zone <= point + 10;
        for (int at = point + 1; fits && at < zone; at++) {
            fits = isDigit(bytes[at]);
        }
        return fits;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
