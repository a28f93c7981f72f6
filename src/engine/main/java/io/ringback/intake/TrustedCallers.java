package io.ringback.intake;

import io.ringback.intake.dial.DialledNumber;
import io.ringback.intake.dial.NumberIndex;
import io.ringback.settings.DefinedPool;
import io.ringback.settings.Trust;
import org.jspecify.annotations.Nullable;

/** Decides whether a caller may call back directly (R17): everybody, or those on the list. */
final class TrustedCallers {
    private final boolean all;
    private final NumberIndex<Boolean> list = new NumberIndex<>();

    TrustedCallers(DefinedPool pool) {
        this.all = pool.trust() == Trust.ANY;
        pool.trustedCallers().forEach(number -> list.put(number, true));
    }

    boolean trusted(@Nullable String callerNumber, String region) {
        return all || listed(callerNumber, region);
    }

    /** R25: nobody on the list is taken for a flood. The number is only there to be looked at when callers must be. */
    boolean listed(@Nullable String callerNumber, String region) {
        return callerNumber != null && list.find(DialledNumber.read(callerNumber), region) != null;
    }
}
