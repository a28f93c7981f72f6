package io.ringback.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known key that a typo was probably meant to be. */
final class Suggestion {
    private Suggestion() {}

    static Optional<String> forTypo(String key, Collection<String> known) {
        int most = Math.max(2, key.length() / 4);
        return known.stream()
                .filter(candidate -> distance(key, candidate) <= most)
                .min(Comparator.comparingInt((String candidate) -> distance(key, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** How many letters must be added, taken away or changed. */
    static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
