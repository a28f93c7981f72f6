package io.ringback.gaps;

import java.time.Instant;
import java.time.InstantSource;

/** Is told when a broker appended each record that is read, so that a clock that is wrong shows itself (R28). */
public interface AppendWitness {
    /** Believes whatever clock there is. */
    AppendWitness NONE = at -> {};

    /** A record that is read now was appended then, by a broker's clock. */
    void appended(Instant at);

    /** The clock itself, when it can be doubted. */
    static AppendWitness of(InstantSource clock) {
        return clock instanceof AppendWitness witness ? witness : NONE;
    }
}
