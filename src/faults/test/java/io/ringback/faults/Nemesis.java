package io.ringback.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/** Breaks the cluster, one fault at a time, and heals it. Everything is drawn from a seed. */
final class Nemesis {
    private static final Duration END = Duration.ofSeconds(30);
    private static final List<String> POOLS = FaultRun.POOLS;

    private final TestedCluster cluster;
    private final InputWriter gateway;
    private final HistoryWriter witness;
    private final Contract contract;
    private final Random random;
    private Duration lease;
    private int hasty;
    private int guests;

    Nemesis(TestedCluster cluster, InputWriter gateway, HistoryWriter witness, Contract contract, long seed) {
        this.cluster = cluster;
        this.gateway = gateway;
        this.witness = witness;
        this.contract = contract;
        this.lease = contract.lease();
        this.random = new Random(seed);
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
            case STOP_INSTANCE -> restart(target, this::stop, () -> {});
            case KILL_INSTANCE -> restart(target, this::kill, () -> {});
            case FREEZE_INSTANCE -> freeze(cluster.instance(target));
            case CUT_OFF_INSTANCE -> cutOff(target);
            case CUT_OFF_FROM_ONE_BROKER -> cutOffFromOneBroker(target, 1 + random.nextInt(TestedCluster.SIZE));
            case DELETE_STATE -> restart(target, this::kill, () -> delete(cluster.stateOf(target)));
            case CORRUPT_STATE -> restart(target, this::stop, () -> Noise.overStores(cluster.stateOf(target), random));
            case STEP_CLOCK -> stepClock();
            case KILL_BROKER -> restartBroker(target, true);
            case STOP_BROKER -> restartBroker(target, false);
            case FREEZE_BROKER -> freezeBroker(target);
            case ROLL_EVERYTHING -> roll();
            case CHANGE_SETTINGS -> changeSettings();
            case OUTAGE_LONGER_THAN_LEASE -> outage();
            case GATEWAY_CLOCK_WRONG -> gateway.setClockOff((random.nextLong() % 48) * 3_600_000L);
            case POISON -> poison();
            case OLD_DUPLICATES -> repeatOldEvents();
            case WRONG_ORDER -> sayInWrongOrder();
            case MOVE_NUMBER -> moveNumber();
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

    private void stop(OwnProcess child) {
        child.stop();
    }

    private void kill(OwnProcess child) {
        child.kill();
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
            restart(i, this::stop, () -> {});
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
            restart(i, random.nextBoolean() ? this::stop : this::kill, () -> {});
        }
        gateway.call(guest + "-close", seasonal(guest + "-close", "SESSION_CLOSED", guest), true);
        gateway.number("+12025550150", DrawnSettings.SEASONAL, "IN_SERVICE");
    }

    private void dialAsGuest(String guest) {
        String call = guest + "-call";
        ObjectNode dial =
                seasonal(call, "STARTED", guest).put("direction", "OUTBOUND").put("dialledNumber", "911");
        gateway.call(call, dial, true);
        gateway.call(call, InputWriter.json().put("callId", call).put("type", "ENDED"), true);
    }

    private static ObjectNode seasonal(String call, String type, String agent) {
        return InputWriter.json()
                .put("callId", call)
                .put("type", type)
                .put("agentId", agent)
                .put("pool", DrawnSettings.SEASONAL);
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

    private void poison() {
        for (int i = 0; i < 20; i++) {
            byte[] noise = new byte[1 + random.nextInt(200)];
            random.nextBytes(noise);
            noise[0] = (byte) (noise[0] & 0x3f);
            gateway.poison("poison-" + i, noise[0] == '{' ? new byte[] {0} : noise, "noise");
        }
        gateway.poison("poison-cut", "{\"callId\":\"x\",\"type\":".getBytes(StandardCharsets.UTF_8), "cut off");
        String large = "{\"callId\":\"x\",\"type\":\"STARTED\",\"dialledNumber\":\"" + "9".repeat(900_000) + "\"}";
        gateway.poison("poison-large", large.getBytes(StandardCharsets.UTF_8), "oversized");
    }

    /** A gateway that starts again sends what it had sent: what is over stays over (R14). */
    private void repeatOldEvents() {
        List<Entry> old = witness.history().inputs("call-events").stream()
                .filter(event -> !event.has("poison")
                        && !event.has("hostile")
                        && event.at().isAfter(Instant.now().minus(lease.dividedBy(2))))
                .filter(event -> !event.is("type", "SESSION_CLOSED") && saysWhen(event))
                .toList();
        for (int i = 0; i < Math.min(30, old.size()); i++) {
            Entry event = old.get(random.nextInt(old.size()));
            gateway.call(event.key(), event.value().deepCopy());
        }
    }

    /** What was told without a time that can be read begins anew when it is told again long after its end (R14). */
    private static boolean saysWhen(Entry event) {
        try {
            Instant unused = Instant.parse(event.text("occurredAt"));
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** R14: a gateway with several workers says what happened to its calls in any order. */
    private void sayInWrongOrder() {
        String pool = POOLS.get(random.nextInt(POOLS.size()));
        for (int i = 0; i < 4; i++) {
            hasty++;
            String agent = pool + "-hasty-agent-" + hasty;
            String call = pool + "-hasty-" + hasty;
            List<ObjectNode> events = new ArrayList<>(Stream.of("STARTED", "ANSWERED", "ENDED", "SESSION_CLOSED")
                    .map(type -> InputWriter.json().put("callId", call).put("type", type))
                    .toList());
            events.get(0).put("direction", "OUTBOUND").put("dialledNumber", "911");
            events.get(0).put("agentId", agent).put("pool", pool);
            Collections.shuffle(events, random);
            events.forEach(event -> gateway.call(call, event));
        }
    }

    private void moveNumber() {
        String pool = POOLS.get(random.nextInt(POOLS.size()));
        String number = FaultRun.numbers(pool).get(0);
        String other = POOLS.get(random.nextInt(POOLS.size()));
        if (random.nextBoolean()) {
            gateway.number(number, pool, "WITHDRAWN");
        }
        gateway.number(number, other, "IN_SERVICE");
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
