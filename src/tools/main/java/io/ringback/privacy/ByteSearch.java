package io.ringback.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Searches bytes for every spelling of every canary in one pass. Four bytes at a time are looked up in a bit set; only
 * what passes is compared, so that a gigabyte takes seconds.
 */
final class ByteSearch {
    private static final int START = 4;
    private static final int CHUNK = 1 << 22;
    private static final int FILTER_BITS = 22;

    private final Map<Integer, List<EncodedCanary>> byStart = new HashMap<>();
    private final BitSet filter = new BitSet(1 << FILTER_BITS);
    private int longest;

    /** Told of every place where a needle is: the needle, and how many bytes stand before it. */
    interface Finding {
        void at(EncodedCanary needle, long position);
    }

    ByteSearch(Collection<Canary> canaries) {
        for (Canary canary : canaries) {
            Spelling.of(canary).forEach((name, bytes) -> add(new EncodedCanary(canary, name, bytes)));
        }
    }

    private void add(EncodedCanary needle) {
        int start = start(needle.bytes(), 0);
        byStart.computeIfAbsent(start, key -> new ArrayList<>()).add(needle);
        filter.set(slot(start));
        longest = Math.max(longest, needle.bytes().length);
    }

    /** Searches a whole file; returns how many bytes it had. */
    long file(Path file, Finding finding) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return stream(in, finding);
        }
    }

    /** Searches to the end of a stream; returns how many bytes it had. */
    long stream(InputStream in, Finding finding) throws IOException {
        byte[] buffer = new byte[CHUNK + longest];
        int kept = 0;
        long before = 0;
        while (true) {
            int read = in.readNBytes(buffer, kept, buffer.length - kept);
            int end = kept + read;
            boolean last = end < buffer.length;
            int safe = last ? end : end - longest + 1;
            search(buffer, 0, safe, end, before, finding);
            if (last) {
                return before + end;
            }
            System.arraycopy(buffer, safe, buffer, 0, end - safe);
            before += safe;
            kept = end - safe;
        }
    }

    /** Searches an array. */
    void bytes(byte[] bytes, Finding finding) {
        search(bytes, 0, bytes.length, bytes.length, 0, finding);
    }

    /** Finds what begins in [from, until) and ends by {@code end}. */
    private void search(byte[] in, int from, int until, int end, long before, Finding finding) {
        int last = Math.min(until, end - START + 1);
        if (from >= last) {
            return;
        }
        int window = start(in, from) >>> 8;
        for (int at = from; at < last; at++) {
            window = (window << 8) | (in[at + START - 1] & 0xFF);
            if (filter.get(slot(window))) {
                compare(in, at, end, window, before, finding);
            }
        }
    }

    private void compare(byte[] in, int at, int end, int window, long before, Finding finding) {
        for (EncodedCanary needle : byStart.getOrDefault(window, List.of())) {
            int to = at + needle.bytes().length;
            if (to <= end && Arrays.equals(in, at, to, needle.bytes(), 0, needle.bytes().length)) {
                finding.at(needle, before + at);
            }
        }
    }

    private static int start(byte[] in, int at) {
        return (in[at] << 24) | ((in[at + 1] & 0xFF) << 16) | ((in[at + 2] & 0xFF) << 8) | (in[at + 3] & 0xFF);
    }

    private static int slot(int start) {
        return (start * 0x9E3779B1) >>> (32 - FILTER_BITS);
    }
}
