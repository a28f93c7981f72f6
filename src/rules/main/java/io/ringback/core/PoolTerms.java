package io.ringback.core;

/** What the operator defined for a pool; the rules need to know no more of it than whether the pool is to stay. */
public interface PoolTerms {
    boolean isClosing();

    /** These terms, and the pool is not to stay. */
    PoolTerms closing();
}
