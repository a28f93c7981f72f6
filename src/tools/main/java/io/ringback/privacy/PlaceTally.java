package io.ringback.privacy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What was searched and what was found there: a line of the table. Never holds a canary's value. */
final class PlaceTally {
    private static final int MOST_TOLD = 5;

    private final String place;
    private final Set<String> canaries = new LinkedHashSet<>();
    private final Map<String, Long> found = new LinkedHashMap<>();
    private long bytes;
    private long hits;
    private String remark = "";

    PlaceTally(String place) {
        this.place = place;
    }

    void searched(long more) {
        bytes += more;
    }

    /** @param where in the place, such as a file */
    void hit(EncodedCanary needle, String where) {
        hits++;
        canaries.add(needle.canary().place());
        if (found.size() < MOST_TOLD) {
            found.merge(needle.canary().place() + " (" + needle.spelling() + ") in " + where, 1L, Long::sum);
        }
    }

    void remark(String text) {
        remark = text;
    }

    String place() {
        return place;
    }

    long bytes() {
        return bytes;
    }

    long hits() {
        return hits;
    }

    String remark() {
        return remark;
    }

    /** Some of the hits, in words that name a canary's place and never its value. */
    Set<String> examples() {
        return found.keySet();
    }

    long missed(Collection<Canary> all) {
        return all.stream().filter(canary -> !canaries.contains(canary.place())).count();
    }
}
