package io.ringback.intake;

import io.ringback.event.PoolDefinition;
import io.ringback.settings.DefinedPool;
import io.ringback.settings.Settings;
import io.ringback.settings.Trust;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pools as their desks have accepted them, and those of the settings, which are there from the start. Written by the
 * thread of the table, read by all.
 */
final class DefinedPools implements AcceptedTable.View<PoolDefinition> {
    private final Settings settings;
    private final Map<String, Entry> defined = new ConcurrentHashMap<>();
    private final Map<String, Entry> fromSettings;
    private final Entry byDefault;
    private volatile Set<String> outsideLines;
    private volatile boolean looksAtCallers;

    /** A pool and its list of callers. */
    record Entry(DefinedPool pool, TrustedCallers callers) {
        static Entry of(DefinedPool pool) {
            return new Entry(pool, new TrustedCallers(pool));
        }

        boolean listsCallers() {
            return pool.trust() == Trust.LISTED || !pool.trustedCallers().isEmpty();
        }
    }

    DefinedPools(Settings settings) {
        this.settings = settings;
        this.fromSettings = settings.pools().keySet().stream()
                .collect(Collectors.toUnmodifiableMap(name -> name, name -> Entry.of(DefinedPool.of(settings, name))));
        this.byDefault = Entry.of(DefinedPool.of(settings, "default"));
        this.outsideLines = outsideLinesNow();
        this.looksAtCallers = looksNow();
    }

    @Override
    public String key(PoolDefinition definition) {
        return definition.getPool();
    }

    @Override
    public void put(PoolDefinition definition) {
        try {
            Entry entry = Entry.of(DefinedPool.of(settings, definition));
            changed(defined.put(definition.getPool(), entry), entry);
        } catch (DefinedPool.WrongDefinition e) {
            // Only desks write here, and they take none that cannot be used: the pool stays as it was.
        }
    }

    @Override
    public void remove(String name) {
        changed(defined.remove(name), null);
    }

    /** The pool as it is served, of whatever name; what is set for {@code default} when nobody has defined it. */
    Entry entry(@Nullable String name) {
        @Nullable Entry known = name == null ? null : defined.get(name);
        if (known != null) {
            return known;
        }
        return name == null ? defaultPool() : fromSettings.getOrDefault(name, defaultPool());
    }

    private Entry defaultPool() {
        return defined.getOrDefault(byDefault.pool().settings().name(), byDefault);
    }

    /** It is there, and is to stay. */
    boolean isOpen(String name) {
        @Nullable Entry known = defined.get(name);
        return known == null ? fromSettings.containsKey(name) : !known.pool().isClosing();
    }

    /** It is there, be it closing. */
    boolean isKnown(String name) {
        return defined.containsKey(name) || fromSettings.containsKey(name);
    }

    Set<String> names() {
        Set<String> names = new TreeSet<>(fromSettings.keySet());
        names.addAll(defined.keySet());
        return names;
    }

    /** Every pool's prefixes: a call to a pool number need not say whose telephone made it. */
    Set<String> outsideLines() {
        return outsideLines;
    }

    /** Some pool lists whom it trusts, so that a caller's number must be looked at (R17, R25). */
    boolean looksAtCallers() {
        return looksAtCallers;
    }

    /** Of ten thousand pools few have anything of the kind. */
    private void changed(@Nullable Entry before, @Nullable Entry after) {
        if (isPeculiar(before) || isPeculiar(after)) {
            outsideLines = outsideLinesNow();
            looksAtCallers = looksNow();
        }
    }

    private static boolean isPeculiar(@Nullable Entry entry) {
        return entry != null
                && (entry.listsCallers()
                        || !entry.pool().settings().dialling().outsideLine().isEmpty());
    }

    private Set<String> outsideLinesNow() {
        return entries()
                .flatMap(entry -> entry.pool().settings().dialling().outsideLine().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean looksNow() {
        return byDefault.listsCallers() || entries().anyMatch(Entry::listsCallers);
    }

    private Stream<Entry> entries() {
        return Stream.concat(fromSettings.values().stream(), defined.values().stream());
    }
}
