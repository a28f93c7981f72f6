package io.ringback.intake;

/** Turns a call's id into a number, so that much can be remembered of calls in little memory and without their ids. */
final class CallHash {
    private CallHash() {}

    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final long MIX = 0xff51afd7ed558ccdL;

    /**
     * FNV-1a over every other character, twice, so that neither waits for the other; then mixed so that the low bits depend
     * on all.
     */
    static long of(String callId) {
        int length = callId.length();
        long even = BASIS;
        long odd = BASIS;
        for (int i = 1; i < length; i += 2) {
            even = (even ^ callId.charAt(i - 1)) * PRIME;
            odd = (odd ^ callId.charAt(i)) * PRIME;
        }
        if (length % 2 == 1) {
            even = (even ^ callId.charAt(length - 1)) * PRIME;
        }
        long hash = even * MIX ^ odd;
        hash = (hash ^ (hash >>> 33)) * MIX;
        return hash ^ (hash >>> 33);
    }
}
