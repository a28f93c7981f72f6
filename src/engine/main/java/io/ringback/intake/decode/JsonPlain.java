package io.ringback.intake.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Passes over the plain part of a JSON text (RFC 8259 §7), which is nearly all of it: eight bytes at a time. */
final class JsonPlain {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHEST_BITS = ONES << 7;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';

    private JsonPlain() {}

    /** Where the next quote, backslash or control character is, or the end. */
    static int past(byte[] bytes, int from) {
        int next = from;
        for (; next <= bytes.length - Long.BYTES; next += Long.BYTES) {
            long word = (long) WORDS.get(bytes, next);
            long marks =
                    (below(ONES, word ^ QUOTES) | below(ONES, word ^ BACKSLASHES) | below(SPACES, word)) & HIGHEST_BITS;
            if (marks != 0) {
                return next + Long.numberOfTrailingZeros(marks) / Byte.SIZE;
            }
        }
        while (next < bytes.length && isPlain(bytes[next])) {
            next++;
        }
        return next;
    }

    private static boolean isPlain(byte next) {
        return next != '"' && next != '\\' && (next < 0 || next >= ' ');
    }

    /**
     * Marks, by its highest bit, the lowest byte that is below a bound of at most 128; what it marks above that byte may
     * be wrong.
     *
     * @param bounds the bound in every byte
     */
    private static long below(long bounds, long word) {
        return (word - bounds) & ~word;
    }
}
