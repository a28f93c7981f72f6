package io.ringback.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is in which call. An id that two calls share has both their parties, the newest last (R22). */
final class CallIndex {
    private final Map<CallId, List<Party>> parties = new HashMap<>();

    List<Party> of(CallId call) {
        return parties.getOrDefault(call, List.of());
    }

    /** The calls of a party are others now. */
    void replace(Party party, @Nullable PartyState before, @Nullable PartyState after) {
        List<Leg> had = before == null ? List.of() : before.legs().all();
        List<Leg> has = after == null ? List.of() : after.legs().all();
        if (same(had, has)) {
            return;
        }
        had.forEach(leg -> remove(leg.call(), party));
        has.forEach(leg -> add(leg, party));
    }

    private static boolean same(List<Leg> had, List<Leg> has) {
        if (had.size() != has.size()) {
            return false;
        }
        for (int i = 0; i < had.size(); i++) {
            Leg a = had.get(i);
            Leg b = has.get(i);
            boolean displaced = (a.showing() == Leg.Showing.DISPLACED) == (b.showing() == Leg.Showing.DISPLACED);
            if (!displaced || !a.call().equals(b.call())) {
                return false;
            }
        }
        return true;
    }

    private void add(Leg leg, Party party) {
        List<Party> others = of(leg.call());
        if (others.isEmpty()) {
            parties.put(leg.call(), List.of(party));
            return;
        }
        List<Party> all = new ArrayList<>(others);
        all.add(leg.showing() == Leg.Showing.DISPLACED ? 0 : all.size(), party);
        parties.put(leg.call(), List.copyOf(all));
    }

    private void remove(CallId call, Party party) {
        List<Party> had = of(call);
        List<Party> left = had.size() < 2 ? List.of() : new ArrayList<>(had);
        if (!left.isEmpty()) {
            left.remove(party);
        }
        if (left.isEmpty()) {
            parties.remove(call);
        } else {
            parties.put(call, List.copyOf(left));
        }
    }
}
