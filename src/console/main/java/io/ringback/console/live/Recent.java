package io.ringback.console.live;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is worked out once a second at most, however many ask for it.
 *
 * @param <T> never null
 */
public final class Recent<T> implements Supplier<T> {
    private static final long LASTS = Duration.ofSeconds(1).toNanos();

    private final Supplier<T> source;
    private final LongSupplier nanos;
    private @Nullable T known;
    private long since;

    /** Works it out when it is first asked for. */
    public Recent(Supplier<T> source) {
        this(source, System::nanoTime);
    }

    Recent(Supplier<T> source, LongSupplier nanos) {
        this.source = source;
        this.nanos = nanos;
    }

    /** As it was a second ago at most. */
    @Override
    public synchronized T get() {
        long now = nanos.getAsLong();
        T recent = known;
        if (recent == null || now - since >= LASTS) {
            recent = source.get();
            known = recent;
            since = now;
        }
        return recent;
    }
}
