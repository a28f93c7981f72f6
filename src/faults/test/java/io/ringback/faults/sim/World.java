package io.ringback.faults.sim;

import io.ringback.desk.DeskTopology;
import io.ringback.faults.Contract;
import io.ringback.faults.Decoder;
import io.ringback.faults.Entry;
import io.ringback.faults.History;
import io.ringback.intake.IntakeTopology;
import io.ringback.notify.NotifyTopology;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** One history: a cluster, instances on hosts, agents, attackers and a nemesis, all drawn from one seed. */
final class World {
    static final List<String> POOLS = List.of("default", "east", "west", "tight");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int HOSTS = 3;
    private static final int TICK_MILLIS = 20;
    private static final int RESTING_TICK_MILLIS = 100;
    private static final int CLEAN_EVERY_MILLIS = 5_000;

    private final Plan plan;
    private final Brokers brokers;
    private final Deployment deployment;
    private final Chronicle chronicle;
    private final Voices voices;
    private final Provisioning provisioning;
    private final People people;
    private final Servers servers;
    private final Consumers consumers;
    private final List<Host> hosts = new ArrayList<>();
    private final List<Script> scripts = new ArrayList<>();
    private final Random random;
    private boolean ending;
    private int emergencies;

    World(Plan plan, Decoder decoder) {
        this.plan = plan;
        this.random = new Random(plan.seed());
        this.brokers = new Brokers(plan.mutation().flaws(), Brokers.PARTITIONS, NOON.toEpochMilli());
        Settings settings = load(plan.settings());
        createTopics(brokers, settings);
        forget(plan.mutation());
        this.deployment = new Deployment(settings, plan.mutation(), brokers);
        this.chronicle = new Chronicle(brokers, decoder);
        this.voices = new Voices(brokers, chronicle, deployment);
        this.provisioning = new Provisioning(voices);
        this.people = new People(chronicle, voices, new Random(plan.seed() + 1));
        this.servers = new Servers(chronicle, people, plan.mutation(), new Random(plan.seed() + 2));
        this.consumers =
                new Consumers(brokers, chronicle, plan.everyAgent(), plan.mutation(), new Random(plan.seed() + 3));
        for (int i = 0; i < HOSTS; i++) {
            hosts.add(new Host("host-" + i, brokers, deployment, servers, random));
        }
    }

    static Settings load(List<String> assignments) {
        return Settings.load(new SettingSources(null, java.util.Map.of(), assignments));
    }

    /** As an operator does it: topics first. */
    void change(Settings settings) {
        createTopics(brokers, settings);
        deployment.change(settings);
    }

    static void createTopics(Brokers brokers, Settings settings) {
        brokers.create(settings);
        brokers.createChangelogs(IntakeTopology.changelogs(settings));
        brokers.createChangelogs(DeskTopology.changelogs(settings));
        brokers.createChangelogs(NotifyTopology.changelogs(settings));
    }

    private void forget(Mutation mutation) {
        Duration soon = contract().lease().dividedBy(4);
        switch (mutation) {
            case CHANGELOG_FORGETS -> brokers.keepOnly("callback-leases-changelog", soon);
            case OPEN_NOTICES_FORGOTTEN -> brokers.keepOnly("open-notices-changelog", Duration.ofSeconds(1));
            case TABLE_FORGETS -> brokers.keepOnly("inbound-blocks", soon);
            default -> {}
        }
    }

    /** Lives through all of it. */
    History live() {
        provisioning.begin();
        hosts.forEach(Host::start);
        pass(1_000);
        POOLS.forEach(pool -> numbers(pool).forEach(number -> voices.number(number, pool, "IN_SERVICE")));
        pass(2_000);
        plan.scripts(this).forEach(scripts::add);
        pass(plan.length().toMillis());
        ending = true;
        pass(contract().lease().plusSeconds(35).toMillis());
        rest(contract().longestHold().plusSeconds(9).toMillis());
        brokers.largestRows()
                .forEach((store, bytes) -> chronicle.note(
                        Entry.Kind.SIZE,
                        chronicle.now(),
                        store,
                        "a row",
                        Chronicle.json().put("bytes", bytes)));
        return chronicle.history();
    }

    private void pass(long millis) {
        for (long end = brokers.now() + millis; brokers.now() < end; ) {
            tick(TICK_MILLIS);
        }
    }

    private void rest(long millis) {
        for (long end = brokers.now() + millis; brokers.now() < end; ) {
            tick(RESTING_TICK_MILLIS);
        }
    }

    private void tick(long millis) {
        brokers.advance(millis);
        scripts.forEach(Script::tick);
        people.tick();
        int first = random.nextInt(HOSTS);
        for (int i = 0; i < HOSTS; i++) {
            Host host = hosts.get((first + i) % HOSTS);
            if (host.isUp() && !host.isFrozen()) {
                host.round().forEach(this::noteEnd);
            }
        }
        chronicle.read();
        consumers.tick();
        if (brokers.now() % CLEAN_EVERY_MILLIS == 0) {
            brokers.clean();
        }
    }

    private void noteEnd(TopicPartition where) {
        chronicle.note(Entry.Kind.ENDED, chronicle.now(), where.topic(), where.toString(), Chronicle.json());
    }

    static List<String> numbers(String pool) {
        int first = 10 * POOLS.indexOf(pool);
        int count = pool.equals("tight") ? 2 : 5;
        List<String> numbers = new ArrayList<>();
        for (int i = first; i < first + count; i++) {
            numbers.add("+120255501" + String.format("%02d", i));
        }
        return numbers;
    }

    static Contract contract(Duration lease, Duration longestHold) {
        return new Contract(
                lease,
                longestHold,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(8),
                Set.of("911"),
                Set.of("933"),
                SimulatedSettings.ESCALATE_AFTER,
                SimulatedSettings.RETRY_FOR);
    }

    Contract contract() {
        return plan.contract();
    }

    Brokers brokers() {
        return brokers;
    }

    Deployment deployment() {
        return deployment;
    }

    Chronicle chronicle() {
        return chronicle;
    }

    Provisioning provisioning() {
        return provisioning;
    }

    Servers servers() {
        return servers;
    }

    Voices voices() {
        return voices;
    }

    List<Host> hosts() {
        return hosts;
    }

    boolean isEnding() {
        return ending;
    }

    void countEmergency() {
        emergencies++;
    }

    int emergencies() {
        return emergencies;
    }
}
