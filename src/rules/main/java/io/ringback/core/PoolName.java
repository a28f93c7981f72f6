package io.ringback.core;

/** A site's or tenant's set of callback numbers; the unit of ordering: one pool, one partition, one writer. */
public record PoolName(String value) implements Comparable<PoolName> {
    /** The pool of every agent that names none. */
    public static final PoolName DEFAULT = new PoolName("default");

    public PoolName {
        Ids.requireText(value, "pool name");
    }

    @Override
    public int compareTo(PoolName other) {
        return value.compareTo(other.value);
    }
}
