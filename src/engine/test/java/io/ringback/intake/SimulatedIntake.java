package io.ringback.intake;

import io.ringback.gaps.SourceLog;
import io.ringback.settings.Settings;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.apache.kafka.streams.Topology;

/** Intake's real topology, with a simulated cluster to ask. */
public final class SimulatedIntake {
    private SimulatedIntake() {}

    /** The same, where everything that desks write is committed at once. */
    public static Topology topology(Settings settings, Supplier<SourceLog> logs, InstantSource clock) {
        return new IntakeTopology(settings, logs, new FakeCommittedLog(), clock).get();
    }

    /** A topology for one instance: its tables are shared by its tasks. */
    public static Topology topology(
            Settings settings, Supplier<SourceLog> logs, SimulatedCommittedLog committed, InstantSource clock) {
        return new IntakeTopology(settings, logs, committed, clock).get();
    }
}
