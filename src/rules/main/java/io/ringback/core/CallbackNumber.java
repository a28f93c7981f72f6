package io.ringback.core;

/** The temporary subscriber identifier that a responder dials, in E.164. */
public record CallbackNumber(String value) implements Subject, Comparable<CallbackNumber> {
    private static final int FEWEST_DIGITS = 7;
    private static final int MOST_DIGITS = 15;

    public CallbackNumber {
        if (!isE164(value)) {
            throw new IllegalArgumentException("callback number is not E.164");
        }
    }

    /** Whether a text is spelt as E.164 is: {@code +}, no zero, 7 to 15 digits. The numbering plans know more. */
    public static boolean isE164(String text) {
        int digits = text.length() - 1;
        return digits >= FEWEST_DIGITS
                && digits <= MOST_DIGITS
                && text.charAt(0) == '+'
                && text.charAt(1) != '0'
                && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public int compareTo(CallbackNumber other) {
        return value.compareTo(other.value);
    }
}
