package io.ringback.intake.decode;

/** Finds where JSON begins in a record: at once, or after what writers put before it. */
final class JsonStart {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private JsonStart() {}

    /** Where the first brace is; -1 when the record begins with something else. */
    static int in(byte[] value) {
        if (value[0] == '{') {
            return 0;
        }
        int at = pastSpace(value, 0);
        if (isMark(value, at)) {
            at = pastSpace(value, at + BYTE_ORDER_MARK.length);
        }
        return at < value.length && value[at] == '{' ? at : -1;
    }

    private static int pastSpace(byte[] value, int from) {
        int at = from;
        while (at < value.length && " \t\r\n\0".indexOf(value[at]) >= 0) {
            at++;
        }
        return at;
    }

    private static boolean isMark(byte[] value, int from) {
        boolean isMark = from + BYTE_ORDER_MARK.length <= value.length;
        for (int i = 0; isMark && i < BYTE_ORDER_MARK.length; i++) {
            isMark = value[from + i] == BYTE_ORDER_MARK[i];
        }
        return isMark;
    }
}
