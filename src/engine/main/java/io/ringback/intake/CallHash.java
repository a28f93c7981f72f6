package io.ringback.intake;

/** Turns a call's id into a number, so that much can be remembered of calls in little memory and without their ids. */
final class CallHash {
    private CallHash() {}

    /** FNV-1a over the characters, then mixed so that the low bits depend on all. */
    static long of(String callId) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < callId.length(); i++) {
            hash = (hash ^ callId.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return hash ^ (hash >>> 33);
    }
}
