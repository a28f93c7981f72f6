package io.ringback.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/** Breaks the cluster, one fault at a time, and heals it. Everything is drawn from a seed. */
final class Nemesis {
    private static final Duration END = Duration.ofSeconds(30);

    private final TestedCluster cluster;
    private final InputWriter gateway;
    private final HistoryWriter witness;
    private final Contract contract;
    private final Random random;
    private final InputFaults inputs;
    private Duration lease;
    private int guests;

    Nemesis(TestedCluster cluster, InputWriter gateway, HistoryWriter witness, Contract contract, long seed) {
        this.cluster = cluster;
        this.gateway = gateway;
        this.witness = witness;
        this.contract = contract;
        this.lease = contract.lease();
        this.random = new Random(seed);
        this.inputs = new InputFaults(gateway, witness, random);
    }

    void strike(Fault fault) throws InterruptedException {
        Instant from = Instant.now();
        int target = 1 + random.nextInt(TestedCluster.SIZE);
        System.out.printf("%s fault %s on %d%n", from, fault, target);
        try {
            inflict(fault, target);
        } finally {
            witness.note(
                    Entry.Kind.FAULT,
                    from,
                    fault.name().toLowerCase(Locale.ROOT),
                    String.valueOf(target),
                    InputWriter.json()
                            .put("until", Instant.now().toEpochMilli())
                            .put("harmless", !fault.breaksSomething()));
        }
    }

    private void inflict(Fault fault, int target) throws InterruptedException {
        switch (fault) {
            case STOP_INSTANCE -> restart(target, OwnProcess::stop, () -> {});
            case KILL_INSTANCE -> restart(target, OwnProcess::kill, () -> {});
            case FREEZE_INSTANCE -> freeze(cluster.instance(target));
            case CUT_OFF_INSTANCE -> cutOff(target);
            case CUT_OFF_FROM_ONE_BROKER -> cutOffFromOneBroker(target, 1 + random.nextInt(TestedCluster.SIZE));
            case DELETE_STATE -> restart(target, OwnProcess::kill, () -> delete(cluster.stateOf(target)));
            case CORRUPT_STATE ->
                restart(target, OwnProcess::stop, () -> Noise.overStores(cluster.stateOf(target), random));
            case STEP_CLOCK -> stepClock();
            case KILL_BROKER -> restartBroker(target, true);
            case STOP_BROKER -> restartBroker(target, false);
            case FREEZE_BROKER -> freezeBroker(target);
            case ROLL_EVERYTHING -> roll();
            case CHANGE_SETTINGS -> changeSettings();
            case OUTAGE_LONGER_THAN_LEASE -> outage();
            case GATEWAY_CLOCK_WRONG -> gateway.setClockOff((random.nextLong() % 48) * 3_600_000L);
            case POISON -> inputs.poison();
            case OLD_DUPLICATES -> inputs.repeatOldEvents(lease);
            case WRONG_ORDER -> inputs.sayInWrongOrder();
            case MOVE_NUMBER -> inputs.moveNumber();
        }
    }

    private interface End {
        void of(OwnProcess child);
    }

    private void restart(int instance, End end, Runnable meanwhile) throws InterruptedException {
        OwnProcess child = cluster.instance(instance);
        end.of(child);
        child.awaitEnd(END);
        meanwhile.run();
        Thread.sleep(random.nextInt(1500));
        cluster.startInstance(instance);
        cluster.awaitReady(instance);
    }

    /** Longer than the session and the transaction last: a zombie wakes up. */
    private void freeze(OwnProcess child) throws InterruptedException {
        child.freeze();
        Thread.sleep(4_500 + random.nextInt(3_000));
        child.thaw();
    }

    /** Longer than the session and the transaction last, while the process lives on: a zombie that does not know. */
    private void cutOff(int instance) throws InterruptedException {
        cluster.network().be(instance, drawnCut());
        Thread.sleep(4_500 + random.nextInt(5_000));
        cluster.network().be(instance, Relay.Wire.WHOLE);
        expectAlive(instance);
        cluster.state().awaitJoined(instance);
    }

    /** The instance reaches the others, and the broker reaches them too. */
    private void cutOffFromOneBroker(int instance, int broker) throws InterruptedException {
        Relay wire = cluster.network().wire(instance, broker);
        wire.be(drawnCut());
        Thread.sleep(4_500 + random.nextInt(5_000));
        wire.be(Relay.Wire.WHOLE);
        expectAlive(instance);
        cluster.state().awaitJoined(instance);
    }

    private Relay.Wire drawnCut() {
        return random.nextInt(3) == 0 ? Relay.Wire.RESETTING : Relay.Wire.SILENT;
    }

    private void expectAlive(int instance) {
        if (!cluster.instance(instance).isAlive()) {
            throw new IllegalStateException("an instance that was cut off ended: " + instance);
        }
    }

    private void freezeBroker(int broker) throws InterruptedException {
        cluster.broker(broker).freeze();
        Thread.sleep(2_500 + random.nextInt(2_500));
        cluster.broker(broker).thaw();
        cluster.state().awaitWholeBrokers();
    }

    private void restartBroker(int broker, boolean hard) throws InterruptedException {
        OwnProcess child = cluster.broker(broker);
        if (hard) {
            child.kill();
        } else {
            child.stop();
        }
        child.awaitEnd(END);
        Thread.sleep(random.nextInt(2_000));
        cluster.startBroker(broker);
        cluster.state().awaitWholeBrokers();
    }

    private void roll() throws InterruptedException {
        for (int i = 1; i <= TestedCluster.SIZE; i++) {
            restartBroker(i, false);
            restart(i, OwnProcess::stop, () -> {});
        }
    }

    /** R27: other settings, one instance after the other, while leases live; one agent is of a pool that comes and goes. */
    private void changeSettings() throws InterruptedException {
        guests++;
        String guest = Attacker.PARTY + "guest-" + guests;
        dialAsGuest(guest);
        lease = DrawnSettings.lease(contract.lease(), random);
        List<String> next = DrawnSettings.next(lease, random);
        System.out.println("settings: " + next);
        cluster.set(next);
        for (int i = 1; i <= TestedCluster.SIZE; i++) {
            restart(i, random.nextBoolean() ? OwnProcess::stop : OwnProcess::kill, () -> {});
        }
        gateway.call(guest + "-close", seasonal(guest + "-close", "SESSION_CLOSED", guest), true);
        gateway.number("+12025550150", DrawnSettings.SEASONAL, "IN_SERVICE");
    }

    private void dialAsGuest(String guest) {
        String call = guest + "-call";
        ObjectNode dial =
                seasonal(call, "STARTED", guest).put("direction", "OUTBOUND").put("dialledNumber", "911");
        gateway.call(call, dial, true);
        gateway.call(call, CallWords.event(call, "ENDED"), true);
    }

    private static ObjectNode seasonal(String call, String type, String agent) {
        return CallWords.event(call, type).put("agentId", agent).put("pool", DrawnSettings.SEASONAL);
    }

    /** The host's clock is set: its instance says so and ends, does not start again, and does once the clock is right. */
    private void stepClock() throws InterruptedException {
        int host = TestedCluster.SIZE;
        long seconds = (random.nextBoolean() ? 1 : -1) * (60L + random.nextInt(600));
        setClock(host, seconds);
        expectStopped(cluster.instance(host));
        cluster.startInstance(host);
        expectStopped(cluster.instance(host));
        setClock(host, 0);
        cluster.startInstance(host);
        cluster.awaitReady(host);
    }

    private static void expectStopped(OwnProcess child) {
        int code = child.awaitEnd(END);
        if (code != 1 || !child.says("STOPPED this machine's clock")) {
            throw new IllegalStateException(
                    "an instance with a wrong clock ended with " + code + " and without a word");
        }
    }

    private void setClock(int host, long seconds) {
        try {
            // Moved into place at once: a half-written file would be a third clock.
            Path next = Files.writeString(Path.of(cluster.clockOf(host) + ".next"), String.valueOf(seconds));
            Files.move(next, cluster.clockOf(host), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void outage() throws InterruptedException {
        for (int i = 1; i <= TestedCluster.SIZE; i++) {
            cluster.instance(i).kill();
        }
        for (int i = 1; i <= TestedCluster.SIZE; i++) {
            cluster.instance(i).awaitEnd(END);
        }
        Thread.sleep(lease.plusSeconds(5).toMillis());
        for (int i = 1; i <= TestedCluster.SIZE; i++) {
            cluster.startInstance(i);
        }
        for (int i = 1; i <= TestedCluster.SIZE; i++) {
            cluster.awaitReady(i);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
