package io.ringback.privacy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the proof comes to: every place with the bytes searched and the hits, and the control, which must have hits for
 * every canary or the proof has failed to look.
 */
public final class Findings {
    private static final String CONTROL = "control: the gateway's own topic";

    private final Collection<Canary> canaries;
    private final Tally control = new Tally(CONTROL);
    private final Map<String, Tally> places = new LinkedHashMap<>();

    Findings(Collection<Canary> canaries) {
        this.canaries = List.copyOf(canaries);
    }

    Tally place(String name) {
        return places.computeIfAbsent(name, Tally::new);
    }

    Tally control() {
        return control;
    }

    /** Every place but the control, in the order in which they were searched. */
    public List<PlaceResult> places() {
        return places.values().stream().map(Findings::result).toList();
    }

    /** The gateway's own topic, where every canary must be. */
    public PlaceResult controlResult() {
        return result(control);
    }

    /** How many values were planted. */
    public int planted() {
        return canaries.size();
    }

    /** How many planted values the search did not find where they must be: 0 or the proof proves nothing. */
    public long missedByControl() {
        return control.missed(canaries);
    }

    /** How many times something was found where nothing may be. */
    public long hits() {
        return places.values().stream().mapToLong(Tally::hits).sum();
    }

    /** Whether everything was looked for and nothing was found. */
    public boolean holds() {
        return hits() == 0 && control.hasFoundAll(canaries);
    }

    private static PlaceResult result(Tally tally) {
        return new PlaceResult(
                tally.place(), tally.bytes(), tally.hits(), tally.remark(), List.copyOf(tally.examples()));
    }

    /**
     * One place.
     *
     * @param bytes how many were searched
     * @param hits how often a canary was found, in any spelling
     * @param remark what a reader should know, or empty
     * @param examples some of the hits: which canary, how spelt, where; never its value
     */
    public record PlaceResult(String place, long bytes, long hits, String remark, List<String> examples) {
        public PlaceResult {
            examples = List.copyOf(examples);
        }
    }
}
