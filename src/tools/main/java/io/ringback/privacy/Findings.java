package io.ringback.privacy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the proof comes to: every place with the bytes searched and the hits, and the control, which must have hits for
 * every canary or the proof has failed to look.
 */
public final class Findings {
    private static final String CONTROL = "control: the gateway's own topic";
    private static final String CONTACTS = "control: contacts";

    private final Collection<Canary> canaries;
    private final Collection<Canary> addresses;
    private final PlaceTally control = new PlaceTally(CONTROL);
    private final PlaceTally contacts = new PlaceTally(CONTACTS);
    private final Map<String, PlaceTally> places = new LinkedHashMap<>();

    Findings(Collection<Canary> canaries) {
        this(canaries, List.of());
    }

    /**
     * @param canaries values of calls, which only the gateway's own topic may have
     * @param addresses of contacts, which only the topic contacts may have
     */
    Findings(Collection<Canary> canaries, Collection<Canary> addresses) {
        this.canaries = List.copyOf(canaries);
        this.addresses = List.copyOf(addresses);
    }

    /** Everything that was planted. */
    Collection<Canary> wanted() {
        return Stream.concat(canaries.stream(), addresses.stream()).toList();
    }

    PlaceTally place(String name) {
        return places.computeIfAbsent(name, PlaceTally::new);
    }

    PlaceTally control() {
        return control;
    }

    PlaceTally contacts() {
        return contacts;
    }

    /** Where a hit counts: in a control a value that is not its own is a leak. */
    PlaceTally of(PlaceTally searched, Canary canary) {
        boolean astray = (searched == control && !canaries.contains(canary))
                || (searched == contacts && !addresses.contains(canary));
        return astray ? place("what is elsewhere's, in " + searched.place()) : searched;
    }

    /** Every place but the control, in the order in which they were searched. */
    public List<PlaceResult> places() {
        return places.values().stream().map(Findings::result).toList();
    }

    /** The gateway's own topic, where every canary must be. */
    public PlaceResult controlResult() {
        return result(control);
    }

    /** The contacts' topic, where every address must be. */
    public PlaceResult contactsResult() {
        return result(contacts);
    }

    /** How many values were planted in calls. */
    public int planted() {
        return canaries.size();
    }

    /** How many contacts' addresses were planted. */
    public int plantedAddresses() {
        return addresses.size();
    }

    /** How many planted values the search did not find where they must be: 0 or the proof proves nothing. */
    public long missedByControl() {
        return control.missed(canaries) + contacts.missed(addresses);
    }

    /** How many times something was found where nothing may be. */
    public long hits() {
        return places.values().stream().mapToLong(PlaceTally::hits).sum();
    }

    /** Whether everything was looked for and nothing was found. */
    public boolean holds() {
        return hits() == 0 && missedByControl() == 0;
    }

    private static PlaceResult result(PlaceTally tally) {
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
