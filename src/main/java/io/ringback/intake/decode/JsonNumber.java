package io.ringback.intake.decode;

/** The form of a JSON number (RFC 8259 §6); its value is never needed. */
final class JsonNumber {
    private static final int LONGEST_WHOLE = 18;

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

    /** Whether a number is a whole one that fits a long, such as a time in milliseconds. */
    static boolean isWhole(byte[] bytes, int from, int end) {
        JsonNumber number = new JsonNumber(bytes, from);
        number.whole();
        return number.at == end && end - from <= LONGEST_WHOLE;
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
