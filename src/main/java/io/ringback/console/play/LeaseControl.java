package io.ringback.console.play;

import java.time.Duration;

/** The demo's speed: how long a lease lasts that is issued from now on. */
public interface LeaseControl {
    Duration current();

    /** Returns at once; {@link #current} tells when it holds. */
    void change(Duration lease);

    /** Whether the page may offer a choice. */
    boolean isChangeable();

    /** A lease that stays as it is. */
    static LeaseControl fixed(Duration lease) {
        return new LeaseControl() {
            @Override
            public Duration current() {
                return lease;
            }

            @Override
            public boolean isChangeable() {
                return false;
            }

            @Override
            public void change(Duration other) {
                // The page offers no choice then.
            }
        };
    }
}
