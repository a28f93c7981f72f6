package io.ringback.faults.sim;

import io.ringback.desk.DeskOfSimulation;
import io.ringback.intake.SimulatedCommittedLog;
import io.ringback.intake.SimulatedIntake;
import io.ringback.notify.SimulatedNotify;
import io.ringback.runtime.SteadyClock;
import io.ringback.settings.Role;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;

/** A host with an instance of Ringback, which may be down, stand still, be cut off, or have a wrong clock. */
final class Host {
    /** As {@code ClockCheck} has it. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final String name;
    private final Brokers brokers;
    private final Deployment deployment;
    private final Random random;
    private final HostClock clock;
    private final HostLink wire = new HostLink();
    private final Fate fate = new Fate();
    private final List<RoleThread> threads = new ArrayList<>();
    private final Servers servers;
    private Post post;
    private SimulatedCommittedLog committed = new SimulatedCommittedLog();
    private @Nullable SteadyClock steady;
    private int lives;
    private int disks;
    private int members;
    private boolean frozen;

    Host(String name, Brokers brokers, Deployment deployment, Servers servers, Random random) {
        this.name = name;
        this.brokers = brokers;
        this.deployment = deployment;
        this.random = random;
        this.clock = new HostClock(brokers);
        this.servers = servers;
        this.post = new Post(brokers, wire, fate, servers);
    }

    HostClock clock() {
        return clock;
    }

    HostLink wire() {
        return wire;
    }

    Fate fate() {
        return fate;
    }

    String name() {
        return name;
    }

    String nextName(String role) {
        members++;
        return name + "-" + role + "-" + lives + "-" + members;
    }

    /** Kept on its disk, so that an instance fences its own past self. */
    String processId() {
        return name + "-" + disks;
    }

    /** Notices are told from here. */
    boolean tells() {
        return !frozen && threads.stream().anyMatch(thread -> thread.works(Role.NOTIFY));
    }

    void loseDisk() {
        disks++;
    }

    boolean isUp() {
        return !threads.isEmpty();
    }

    boolean isFrozen() {
        return frozen;
    }

    /** Its clock is right enough to serve. */
    boolean mayServe() {
        return Math.abs(clock.off()) <= TOLERANCE.toMillis();
    }

    void start() {
        lives++;
        frozen = false;
        fate.clear();
        SteadyClock started = clock.steady();
        steady = started;
        SimulatedSourceLog logs = new SimulatedSourceLog(brokers);
        InstantSource deskClock = deployment.deskClock(started);
        Topology desk = DeskOfSimulation.topology(
                deployment.settings(),
                () -> logs,
                deskClock,
                deployment.mutation().stores());
        InstantSource intakeClock = deployment.intakeClock(started, clock);
        committed = new SimulatedCommittedLog();
        threads.add(thread(
                Role.INTAKE, SimulatedIntake.topology(deployment.settings(), () -> logs, committed, intakeClock)));
        threads.add(thread(Role.DESK, desk));
        post = new Post(brokers, wire, fate, servers);
        threads.add(thread(Role.NOTIFY, SimulatedNotify.topology(deployment.settings(), () -> logs, started, post)));
    }

    private RoleThread thread(Role role, Topology topology) {
        return new RoleThread(
                new ThreadPlan(brokers, this, role, deployment.config(role), topology, deployment.mutation(), random));
    }

    void stop() {
        threads.forEach(RoleThread::stop);
        threads.clear();
    }

    void kill() {
        threads.clear();
        frozen = false;
    }

    void thaw() {
        frozen = false;
    }

    void freeze() {
        frozen = true;
    }

    /** Each of its threads does a round. Gives where a thread ended by itself. */
    List<TopicPartition> round() {
        List<TopicPartition> ended = new ArrayList<>();
        try {
            for (RoleThread thread : threads) {
                boolean before = fate.isDrawn();
                Optional<TopicPartition> end = thread.round();
                end.ifPresent(ended::add);
                if (before && !fate.isDrawn() && fate.froze()) {
                    frozen = true;
                    return ended;
                }
            }
            post.round();
            if (wire.isWhole()) {
                committed.round(this::readCommitted);
            }
            checkClock();
        } catch (Crashed crashed) {
            kill();
        }
        return ended;
    }

    private long readCommitted(TopicPartition partition, long from, Set<Long> found) {
        PartitionLog.Batch batch = brokers.log(partition).read(from, Integer.MAX_VALUE, true);
        batch.records().forEach(record -> found.add(record.offset()));
        return batch.next();
    }

    /** As {@code ClockCheck} does: twice a second. */
    private void checkClock() {
        SteadyClock running = steady;
        boolean stepped = running != null && running.stepped().abs().compareTo(TOLERANCE) > 0;
        if (stepped) {
            stop();
        }
    }
}
