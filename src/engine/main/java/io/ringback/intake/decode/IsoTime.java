package io.ringback.intake.decode;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * Reads a time in ISO-8601 with its zone. The usual form is read from its bytes, since every event has one and parsing
 * it would cost more than reading the rest of the event.
 */
final class IsoTime {
    private static final byte[] USUAL = "dddd-dd-ddTdd:dd:dd".getBytes(StandardCharsets.US_ASCII);
    private static final int[] DAYS_BEFORE_MONTH = {306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275};
    private static final int[] DAYS_OF_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private final byte[] bytes;
    private final int from;
    private final int end;

    private IsoTime(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.from = from;
        this.end = end;
    }

    /**
     * Reads one in UTC, to the second or finer, on any day but a leap year's.
     *
     * @return milliseconds since the epoch; {@link CallFacts#NO_TIME} when it is no such time
     */
    static long usual(byte[] bytes, int from, int end) {
        IsoTime time = new IsoTime(bytes, from, end);
        return time.isUsual() ? time.millis() : CallFacts.NO_TIME;
    }

    /** Reads any other. */
    static long any(String text) {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            return CallFacts.NO_TIME;
        }
    }

    private boolean isUsual() {
        return end - from > USUAL.length
                && bytes[end - 1] == 'Z'
                && isPunctuated()
                && isWithin(5, 1, 12)
                && isWithin(8, 1, DAYS_OF_MONTH[two(5) - 1])
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
        int value = two(at);
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

    private long millis() {
        long minutes = (days() * 24 + two(11)) * 60 + two(14);
        return (minutes * 60 + two(17)) * 1_000 + fraction();
    }

    /** Days since the epoch, in years that begin in March, so that a leap day is a year's last (719,468 before 1970). */
    private long days() {
        int month = two(5);
        long year = two(0) * 100L + two(2) - (month <= 2 ? 1 : 0);
        return year * 365
                + Math.floorDiv(year, 4L)
                - Math.floorDiv(year, 100L)
                + Math.floorDiv(year, 400L)
                + DAYS_BEFORE_MONTH[month - 1]
                + two(8)
                - 1
                - 719_468;
    }

    private int fraction() {
        int millis = 0;
        int point = from + USUAL.length;
        for (int digit = 1; digit <= 3; digit++) {
            int at = point + digit;
            millis = millis * 10 + (at < end - 1 ? bytes[at] - '0' : 0);
        }
        return millis;
    }

    private int two(int at) {
        return (bytes[from + at] - '0') * 10 + bytes[from + at + 1] - '0';
    }
}
