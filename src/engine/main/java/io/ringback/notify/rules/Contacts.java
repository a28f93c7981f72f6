package io.ringback.notify.rules;

import io.ringback.core.PoolName;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everybody who may be told.
 *
 * @param all in any order
 */
public record Contacts(Collection<Contact> all) {
    /** Less than any step. */
    private static final int BEFORE_THE_FIRST = -1;

    public Contacts {
        all = List.copyOf(all);
    }

    /** The pools that have contacts of their own. */
    public Set<PoolName> pools() {
        return all.stream().map(Contact::pool).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** Those of the first step that want the notice, by id. */
    List<Contact> first(PoolName pool, Kind kind) {
        return after(BEFORE_THE_FIRST, Set.of(), pool, kind);
    }

    /** The contacts of the first step after this one that want the notice and were not told yet; none after the last. */
    List<Contact> after(int step, Set<ContactId> told, PoolName pool, Kind kind) {
        List<Contact> later = all.stream()
                .filter(contact -> contact.step() > step && contact.wants(pool, kind) && !told.contains(contact.id()))
                .sorted(Comparator.comparingInt(Contact::step).thenComparing(Contact::id))
                .toList();
        return later.stream()
                .filter(contact -> contact.step() == later.get(0).step())
                .toList();
    }
}
