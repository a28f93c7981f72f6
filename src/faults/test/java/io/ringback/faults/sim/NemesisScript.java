package io.ringback.faults.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.faults.Entry;
import java.time.Instant;
import java.util.Locale;

/** Breaks the simulated cluster, one fault at a time, and heals it. */
final class NemesisScript extends Script {
    private static final int MOST_STEPS = 40;
    private static final int QUIET_EVERY = 8;

    private final World world;
    private final Plan plan;
    private final SpokenFaults spoken;
    private final Attacks attacks;
    private int struck;

    NemesisScript(World world, Plan plan) {
        super(world.brokers(), plan.seed());
        this.world = world;
        this.plan = plan;
        this.spoken = new SpokenFaults(world);
        this.attacks = new Attacks(world, this);
    }

    @Override
    void begin() {
        if (world.isEnding()) {
            return;
        }
        struck++;
        drawFrom(plan.seed() * 1_000_003 + struck);
        pause(200, struck % QUIET_EVERY == 0 ? 16_000 : 2_500);
        if (!plan.has(name(struck))) {
            return;
        }
        then(() -> {
            SimulatedFault fault =
                    plan.faults().get(random().nextInt(plan.faults().size()));
            Host host = world.hosts().get(random().nextInt(world.hosts().size()));
            Instant from = world.chronicle().now();
            strike(fault, host);
            then(() -> note(fault, host, from));
        });
    }

    /** Each strike draws from a seed of its own, so that one can be left out and the others stay. */
    static String name(int strike) {
        return "strike-" + strike;
    }

    private void note(SimulatedFault fault, Host host, Instant from) {
        ObjectNode value = Chronicle.json()
                .put("until", world.chronicle().now().toEpochMilli())
                .put("harmless", !fault.breaksSomething())
                .put("crashes", fault.crashes());
        String name = fault.name().toLowerCase(Locale.ROOT);
        world.chronicle().note(Entry.Kind.FAULT, from, name, host.name(), value);
    }

    private void strike(SimulatedFault fault, Host host) {
        switch (fault) {
            case STOP -> restart(host, host::stop);
            case KILL -> restart(host, host::kill);
            case CRASH -> inStep(host, Fate.End.CRASH);
            case FREEZE -> freeze(host);
            case FREEZE_IN_STEP -> inStep(host, Fate.End.FREEZE);
            case FREEZE_IN_COMMIT -> inStep(host, Fate.End.FREEZE_IN_COMMIT);
            case LOSE_ANSWER -> inStep(host, Fate.End.LOSE_ANSWER);
            case CUT_OFF -> cutOff(host);
            case LOSE_DISK ->
                restart(host, () -> {
                    host.kill();
                    host.loseDisk();
                });
            case REBALANCE -> world.brokers().shuffle();
            case SKEW_CLOCK -> skew(host);
            case STEP_CLOCK -> step(host);
            case CHANGE_SETTINGS -> changeSettings();
            case READ_AGAIN -> readAgain();
            case OUTAGE -> outage();
            case SERVERS_HANG -> hangServers();
            case MOVE_CONTACT -> world.provisioning().move();
            case DIAL_AGAIN -> attacks.dialAgain();
            case RING_AGAIN -> attacks.ringAgain();
            case USE_ID_FIRST -> attacks.useIdFirst();
            default -> spoken.say(fault, random());
        }
    }

    private void restart(Host host, Runnable end) {
        end.run();
        pause(0, 6_000);
        then(() -> start(host));
    }

    private void start(Host host) {
        if (!host.isUp() && host.mayServe()) {
            host.start();
        }
    }

    /** Whatever step it is at then; its thread may never get that far. */
    private void inStep(Host host, Fate.End end) {
        host.fate().draw(end, random().nextInt(MOST_STEPS));
        await(() -> !host.fate().isDrawn() || !host.isUp() || host.isFrozen(), 3_000);
        pause(0, 7_000);
        then(() -> {
            host.fate().clear();
            host.thaw();
            start(host);
        });
    }

    private void freeze(Host host) {
        host.freeze();
        pause(500, 8_000);
        then(host::thaw);
    }

    private void cutOff(Host host) {
        host.wire().cut();
        pause(500, 9_000);
        then(() -> host.wire().mend());
    }

    /** Within what R28 tolerates; from its next start on. Hosts are ahead of the brokers alone: what counts is between hosts. */
    private void skew(Host host) {
        restart(host, host::stop);
        then(() -> {
            host.stop();
            host.clock().setOff(random().nextInt(1_900));
            start(host);
        });
    }

    /** Beyond that: the instance stops by itself, and does not start before the clock is right. */
    private void step(Host host) {
        host.clock().setOff((random().nextBoolean() ? 1 : -1) * (2_500L + random().nextInt(600_000)));
        await(() -> !host.isUp(), 1_000);
        pause(0, 3_000);
        then(() -> {
            host.clock().setOff(0);
            start(host);
        });
    }

    /** R27: other settings, one instance after the other, while leases live. */
    private void changeSettings() {
        world.change(World.load(SimulatedSettings.next(world.contract().lease(), random())));
        for (Host host : world.hosts()) {
            boolean hard = random().nextBoolean();
            then(() -> restart(host, hard ? host::kill : host::stop));
        }
    }

    private void hangServers() {
        world.servers().hang(true);
        pause(1_000, 8_000);
        then(() -> world.servers().hang(false));
    }

    private void readAgain() {
        world.hosts().forEach(Host::kill);
        pause(0, 4_000);
        then(() -> {
            world.brokers().forgetOffsets(world.deployment().intakeGroup());
            world.hosts().forEach(this::start);
        });
    }

    private void outage() {
        world.hosts().forEach(Host::kill);
        pause(1_000, SimulatedSettings.longestOutage(world.contract().lease()).toMillis());
        then(() -> world.hosts().forEach(this::start));
    }
}
