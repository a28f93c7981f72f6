package io.ringback.core;

/** The temporary subscriber identifier that a responder dials, in E.164. */
public record CallbackNumber(String value) implements Subject, Comparable<CallbackNumber> {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 16;

    public CallbackNumber {
        if (!isE164(value)) {
            throw new IllegalArgumentException("callback number is not E.164");
        }
    }

    private static boolean isE164(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST || text.charAt(0) != '+') {
            return false;
        }
        return text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public int compareTo(CallbackNumber other) {
        return value.compareTo(other.value);
    }
}
