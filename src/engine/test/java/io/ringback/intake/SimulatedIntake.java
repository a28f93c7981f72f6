package io.ringback.intake;

import io.ringback.gaps.SourceLog;
import io.ringback.settings.Settings;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.apache.kafka.streams.Topology;

/** Intake's real topology, with a simulated cluster to ask. */
public final class SimulatedIntake {
    private SimulatedIntake() {}

    /** A topology for one instance: its tables are shared by its tasks. */
    public static Topology topology(Settings settings, Supplier<SourceLog> logs, InstantSource clock) {
        return new IntakeTopology(settings, logs, clock).get();
    }
}
