package io.ringback.desk;

import io.ringback.state.LegState;
import io.ringback.state.StandingRow;
import io.ringback.wire.EventSerdes;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.internals.TimeWindow;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/** Stores that outlive the driver, so that a desk can be killed and started again on what it had written. */
public final class KeptStores {
    private record Place(Object key, long at) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byKey = key.toString().compareTo(other.key.toString());
            return byKey == 0 ? Long.compare(at, other.at) : byKey;
        }
    }

    private final Map<String, Map<Place, Object>> rows = new TreeMap<>();
    private final Map<String, Long> times = new TreeMap<>();
    private final Flaws flaws;

    /**
     * What is wrong with them.
     *
     * @param forgetsBases whether a base status is lost when it is stored
     * @param hidesAfter when a window store hides a row that was not put again; null for what the store itself says
     * @param keepsLegs whether a session's row keeps every call that it ever had
     * @param mostBytes of a session's row; a larger one cannot be written
     */
    public record Flaws(boolean forgetsBases, @Nullable Duration hidesAfter, boolean keepsLegs, int mostBytes) {
        /** Nothing. */
        public static final Flaws NONE = new Flaws(false, null, false, Integer.MAX_VALUE);
    }

    public KeptStores() {
        this(Flaws.NONE);
    }

    public KeptStores(Flaws flaws) {
        this.flaws = flaws;
    }

    /** What another instance would restore now. */
    public KeptStores copy() {
        return with(flaws);
    }

    /** The same rows in stores with other flaws. */
    public KeptStores with(Flaws others) {
        KeptStores copy = new KeptStores(others);
        rows.forEach((store, kept) -> copy.rows.put(store, new TreeMap<>(kept)));
        copy.times.putAll(times);
        return copy;
    }

    /** How many bytes the largest session has. */
    public int largestSession() {
        return rowsOf(DeskStores.SESSIONS).values().stream()
                .mapToInt(row -> bytes((StandingRow) row))
                .max()
                .orElse(0);
    }

    private static int bytes(StandingRow row) {
        return EventSerdes.avro(StandingRow.class).serializer().serialize("", row).length;
    }

    StateStore standIn(StateStore store) {
        boolean windowed = store instanceof WindowStore;
        Class<?> type = windowed ? WindowStore.class : KeyValueStore.class;
        return (StateStore) Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) ->
                        windowed ? window(store.name(), method, arguments) : keyed(store.name(), method, arguments));
    }

    private @Nullable Object window(String store, Method method, Object @Nullable [] arguments) {
        if (method.getName().equals("put") && arguments != null) {
            long at = (long) arguments[2];
            times.merge(store, at, Math::max);
            return put(store, new Place(arguments[0], at), arguments[1]);
        }
        if (method.getName().equals("all")) {
            long oldest = flaws.hidesAfter() == null
                    ? Long.MIN_VALUE
                    : times.getOrDefault(store, 0L) - flaws.hidesAfter().toMillis();
            List<KeyValue<Object, Object>> seen = new ArrayList<>();
            rowsOf(store).forEach((place, value) -> {
                if (place.at > oldest) {
                    seen.add(KeyValue.pair(new Windowed<>(place.key, new TimeWindow(place.at, place.at + 1)), value));
                }
            });
            return iterator(seen);
        }
        throw new UnsupportedOperationException(method.getName());
    }

    private @Nullable Object keyed(String store, Method method, Object @Nullable [] arguments) {
        if (method.getName().equals("put") && arguments != null) {
            boolean lost = flaws.forgetsBases() && store.equals(DeskStores.BASE_STATUS);
            return lost ? null : put(store, new Place(arguments[0], 0), arguments[1]);
        }
        if (method.getName().equals("get") && arguments != null) {
            return rowsOf(store).get(new Place(arguments[0], 0));
        }
        if (method.getName().equals("delete") && arguments != null) {
            return put(store, new Place(arguments[0], 0), null);
        }
        if (method.getName().equals("all")) {
            List<KeyValue<Object, Object>> all = new ArrayList<>();
            rowsOf(store).forEach((place, value) -> all.add(KeyValue.pair(place.key, value)));
            return iterator(all);
        }
        throw new UnsupportedOperationException(method.getName());
    }

    private @Nullable Object put(String store, Place place, @Nullable Object value) {
        if (value == null) {
            rowsOf(store).remove(place);
        } else {
            rowsOf(store).put(place, value instanceof StandingRow standing ? session(store, standing) : value);
        }
        return null;
    }

    private StandingRow session(String store, StandingRow row) {
        StandingRow kept = flaws.keepsLegs() ? withAllLegs(store, row) : row;
        if (flaws.mostBytes() < Integer.MAX_VALUE && bytes(kept) > flaws.mostBytes()) {
            throw new RecordTooLargeException("longer than " + flaws.mostBytes() + " bytes");
        }
        return kept;
    }

    /** Beside the row's own legs those that it had before. */
    private StandingRow withAllLegs(String store, StandingRow row) {
        Map<String, LegState> legs = new LinkedHashMap<>();
        rowsOf(store).values().stream()
                .filter(StandingRow.class::isInstance)
                .map(StandingRow.class::cast)
                .filter(before -> Objects.equals(before.getAgentId(), row.getAgentId()) && before.getAgentId() != null)
                .forEach(before -> before.getLegs().forEach(leg -> legs.put(leg.getCallId(), leg)));
        row.getLegs().forEach(leg -> legs.put(leg.getCallId(), leg));
        return StandingRow.newBuilder(row).setLegs(List.copyOf(legs.values())).build();
    }

    private Map<Place, Object> rowsOf(String store) {
        return rows.computeIfAbsent(store, name -> new TreeMap<>());
    }

    private static KeyValueIterator<Object, Object> iterator(List<KeyValue<Object, Object>> all) {
        Iterator<KeyValue<Object, Object>> each = all.iterator();
        return new KeyValueIterator<>() {
            @Override
            public boolean hasNext() {
                return each.hasNext();
            }

            @Override
            public KeyValue<Object, Object> next() {
                return each.next();
            }

            @Override
            public Object peekNextKey() {
                throw new UnsupportedOperationException();
            }

            @Override
            public void close() {}
        };
    }
}
