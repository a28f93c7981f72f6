package io.ringback.faults.sim;

import io.ringback.faults.Contract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a history is to be.
 *
 * @param settings assignments, before anybody changes them
 * @param length how long agents begin new stories and the nemesis strikes
 * @param agents how many of each pool
 * @param faults what may strike; nothing for calm
 * @param sweepsFrom the step after which whoever tells people is killed first; below zero for the drawn faults
 * @param leftOut names of agents and strikes that have no part in it
 */
record Plan(
        long seed,
        Mutation mutation,
        Contract contract,
        List<String> settings,
        Duration length,
        int agents,
        List<SimulatedFault> faults,
        int sweepsFrom,
        Set<String> leftOut) {
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final int NO_SWEEP = -1;

    static Plan of(long seed, Mutation mutation) {
        return new Plan(
                seed,
                mutation,
                World.contract(LEASE, SimulatedSettings.longestHold(LEASE)),
                SimulatedSettings.first(LEASE),
                Duration.ofSeconds(100),
                4,
                List.of(SimulatedFault.values()),
                NO_SWEEP,
                Set.of());
    }

    /** One that is over sooner. */
    Plan brief() {
        return new Plan(seed, mutation, contract, settings, Duration.ofSeconds(45), 3, faults, sweepsFrom, leftOut);
    }

    Plan calm() {
        return with(List.of());
    }

    Plan with(List<SimulatedFault> others) {
        return new Plan(seed, mutation, contract, settings, length, agents, others, sweepsFrom, leftOut);
    }

    /** One in which whoever tells people is killed, each time a step later, and nothing else happens. */
    Plan sweeping(int from) {
        return new Plan(seed, mutation, contract, settings, Duration.ofSeconds(200), 3, List.of(), from, leftOut);
    }

    Plan without(Set<String> names) {
        return new Plan(seed, mutation, contract, settings, length, agents, faults, sweepsFrom, Set.copyOf(names));
    }

    boolean has(String name) {
        return !leftOut.contains(name);
    }

    List<String> everyAgent() {
        return World.POOLS.stream().flatMap(pool -> agentsOf(pool).stream()).toList();
    }

    private List<String> agentsOf(String pool) {
        return IntStream.range(0, agents).mapToObj(i -> pool + "-agent-" + i).toList();
    }

    /** Everybody who has a part in it. */
    List<Script> scripts(World world) {
        List<Script> scripts = new ArrayList<>();
        for (String pool : World.POOLS) {
            for (String name : agentsOf(pool)) {
                if (has(name)) {
                    scripts.add(new AgentScript(name, pool, world, seed * 1_000 + name.hashCode()));
                }
            }
        }
        if (!faults.isEmpty()) {
            scripts.add(new NemesisScript(world, this));
        }
        if (sweepsFrom > NO_SWEEP) {
            scripts.add(new SweepScript(world, sweepsFrom, seed));
        }
        return scripts;
    }
}
