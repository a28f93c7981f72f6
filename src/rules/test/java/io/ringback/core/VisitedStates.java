package io.ringback.core;

import java.util.Arrays;

/** The states that were seen, by fingerprint, with how many moves were left to look further from each. */
final class VisitedStates {
    private long[] keys = new long[1 << 16];
    private byte[] left = new byte[1 << 16];
    private int size;

    VisitedStates() {
        Arrays.fill(left, (byte) -1);
    }

    /** True when the state is new, or was seen with fewer moves left. */
    boolean deserves(long fingerprint, int movesLeft) {
        if (size * 2 > keys.length) {
            grow();
        }
        int slot = slot(fingerprint);
        if (left[slot] >= movesLeft) {
            return false;
        }
        size += left[slot] < 0 ? 1 : 0;
        keys[slot] = fingerprint;
        left[slot] = (byte) movesLeft;
        return true;
    }

    int size() {
        return size;
    }

    private int slot(long fingerprint) {
        int slot = (int) fingerprint & (keys.length - 1);
        while (left[slot] >= 0 && keys[slot] != fingerprint) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        byte[] oldLeft = left;
        keys = new long[oldKeys.length * 2];
        left = new byte[oldKeys.length * 2];
        Arrays.fill(left, (byte) -1);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldLeft[i] >= 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                left[slot] = oldLeft[i];
            }
        }
    }
}
