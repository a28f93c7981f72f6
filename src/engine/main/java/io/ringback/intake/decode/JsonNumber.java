package io.ringback.intake.decode;

import java.nio.charset.StandardCharsets;

/** The form of a JSON number (RFC 8259 §6), and the value of a whole one. */
final class JsonNumber {
    private final byte[] bytes;
    private int at;

    private JsonNumber(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    /** Where the number ends that begins here. */
    static int end(byte[] bytes, int from) {
        JsonNumber number = new JsonNumber(bytes, from);
        number.whole();
        if (number.takes('.')) {
            number.digits();
        }
        if (number.takes('e') || number.takes('E')) {
            if (!number.takes('+')) {
                number.takes('-');
            }
            number.digits();
        }
        return number.at;
    }

    /** The value of a whole number that fits, such as a time in milliseconds; of any other the least there is. */
    static long whole(byte[] bytes, int from, int end) {
        boolean isNegative = bytes[from] == '-';
        long value = 0;
        for (int at = isNegative ? from + 1 : from; at < end; at++) {
            int digit = bytes[at] - '0';
            boolean fits = digit >= 0 && digit <= 9 && value <= (Long.MAX_VALUE - digit) / 10;
            if (!fits) {
                return Long.MIN_VALUE;
            }
            value = value * 10 + digit;
        }
        return isNegative ? -value : value;
    }

    /** The digits of a whole number, with its sign; of any other an empty text. */
    static String digits(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] != '-' && (bytes[i] < '0' || bytes[i] > '9')) {
                return "";
            }
        }
        return new String(bytes, from, end - from, StandardCharsets.US_ASCII);
    }

    private void whole() {
        takes('-');
        if (!takes('0')) {
            digits();
        }
    }

    private void digits() {
        int from = at;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        if (at == from) {
            throw JsonBytes.notJson();
        }
    }

    private boolean takes(char c) {
        if (at >= bytes.length || bytes[at] != c) {
            return false;
        }
        at++;
        return true;
    }
}
