package io.ringback.faults;

import java.util.List;

/** R25: no row of a store and no instance grows beyond its bound, whatever is sent. */
final class SizesAreBounded implements Rule {
    static final String MEMORY = "memory";
    static final long LARGEST_ROW = 64 * 1024;

    /** A heap of 256 MiB and what an instance has beside it. */
    static final long MOST_MEMORY = 512L * 1024 * 1024;

    @Override
    public List<Violation> check(History history, Contract contract) {
        return history.of(Entry.Kind.SIZE).stream()
                .filter(size -> size.number("bytes") >= (size.topic().equals(MEMORY) ? MOST_MEMORY : LARGEST_ROW))
                .map(size -> Violation.of(
                        this,
                        "%s grew to %d bytes at %s".formatted(size.topic(), size.number("bytes"), size.key()),
                        List.of(size)))
                .toList();
    }
}
