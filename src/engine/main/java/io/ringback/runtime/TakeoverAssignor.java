package io.ringback.runtime;

import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.streams.processor.assignment.ApplicationState;
import org.apache.kafka.streams.processor.assignment.TaskAssignor;

/**
 * Decides which instance runs which task, so that no call waits longer than it must. An instance keeps the tasks that
 * it runs. The tasks of an instance that is gone go to its standbys, which have all but the last of its state. A new
 * instance gets its share once it has copied the state.
 *
 * <p>Kafka Streams' own assignors give one of the three up: {@code HighAvailabilityTaskAssignor} lets healthy instances
 * change places when one leaves, {@code StickyTaskAssignor} passes over the standbys to even the load out at once.
 */
public final class TakeoverAssignor implements TaskAssignor {
    /** How soon it is looked again whether a share has been copied. */
    static final Duration COPYING = Duration.ofSeconds(5);

    private final Clock clock;

    /** For Kafka Streams, which makes one by its name. */
    public TakeoverAssignor() {
        this(Clock.systemUTC());
    }

    TakeoverAssignor(Clock clock) {
        this.clock = clock;
    }

    @Override
    public TaskAssignment assign(ApplicationState application) {
        return new TaskPlacement(application).settle(clock.instant().plus(COPYING));
    }
}
