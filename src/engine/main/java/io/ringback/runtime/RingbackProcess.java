package io.ringback.runtime;

import io.ringback.intake.dial.DialPlanNotes;
import io.ringback.preflight.Preflight;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running instance of Ringback: waits for its brokers, refuses to serve on wrong topics or a wrong clock, plays its
 * roles until it is closed or cannot go on. A role that no life depends on ends alone. The constructor begins the
 * warm-up in the background.
 */
public final class RingbackProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RingbackProcess.class);

    /** By default, closing an admin client waits for answers of brokers that are away. */
    private static final Duration AT_ONCE = Duration.ZERO;

    private final Settings settings;
    private final SortedMap<Role, Supplier<Topology>> topologies;
    private final SteadyClock clock;
    private final Warmup warmup;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable String> reason = new AtomicReference<>();
    private final RunningRoles roles;

    private final ResourceStack open = new ResourceStack();

    /** These roles, on the clock that is checked. */
    public static RingbackProcess of(Settings settings, Set<Role> roles) {
        return of(settings, roles, settings::lease);
    }

    /**
     * The same for a demo, whose lease changes while it runs.
     *
     * @param lease how long numbers are leased that go out from now on; never longer than the settings' lease
     */
    public static RingbackProcess of(Settings settings, Set<Role> roles, Supplier<Duration> lease) {
        SteadyClock clock = SteadyClock.ofThisHost();
        return new RingbackProcess(settings, Topologies.of(settings, roles, clock, lease), clock);
    }

    /**
     * @param topologies what to run, by role
     */
    public RingbackProcess(Settings settings, Map<Role, Supplier<Topology>> topologies) {
        this(settings, topologies, SteadyClock.ofThisHost());
    }

    /**
     * @param clock what is compared with the broker's; the topologies run on it too
     */
    public RingbackProcess(Settings settings, Map<Role, Supplier<Topology>> topologies, SteadyClock clock) {
        this.settings = settings;
        this.topologies = new TreeMap<>(topologies);
        this.clock = clock;
        this.roles = new RunningRoles(settings, this.topologies, new RunningRoles.Host() {
            @Override
            public void keep(RunningRole role) {
                open.keep(role);
            }

            @Override
            public boolean hasEnded() {
                return RingbackProcess.this.hasEnded();
            }

            @Override
            public void isReady() {
                tellWhenReady();
            }

            @Override
            public void stop(String why) {
                RingbackProcess.this.stop(why);
            }
        });
        this.warmup = Warmup.begin(settings, this.topologies.keySet(), clock.instant());
    }

    /**
     * Starts the roles; blocks while no broker answers. Returns early when it is closed from another thread.
     *
     * @throws CannotServeException in one line, when waiting would not help
     */
    public void start() throws InterruptedException {
        try {
            startRoles();
        } catch (CannotServeException e) {
            throw e;
        } catch (RuntimeException e) {
            if (!hasEnded()) {
                throw new CannotServeException("cannot start: " + SafeMessage.of(e), e);
            }
        }
    }

    private void startRoles() throws InterruptedException {
        StateFolder.make(settings.stateDir());
        tellOfDialPlan();
        Admin admin = Admin.create(settings.kafka(topologies.firstKey()));
        open.keep(() -> admin.close(AT_ONCE));
        int brokers = new BrokerConnection(admin, settings.bootstrapServers(), ended).await();
        if (brokers == 0) {
            return;
        }
        TopicCatalog catalog = TopicCatalog.load(settings);
        new TopicGate(admin, catalog, settings.createTopics(), ended).open();
        RegistryGate.pass(settings, catalog);
        refuseUnsafe(admin);
        Map<String, String> brokerSettings = BrokerAdvice.read(admin);
        BrokerAdvice.log(brokerSettings, brokers);
        open.keep(ClockCheck.of(settings, topologies.firstKey(), clock, this::stop))
                .start();
        warmup.pass();
        roles.start(
                admin,
                new RunningRoles.Surroundings(
                        brokers, catalog.topic("rejects").name(), BrokerAdvice.leastSession(brokerSettings)));
        purge(admin, catalog);
    }

    /** Where a number could get two holders nobody is served (R11). */
    private void refuseUnsafe(Admin admin) throws InterruptedException {
        List<String> fatal = Preflight.fatal(admin, settings);
        if (!fatal.isEmpty()) {
            throw new CannotServeException(String.join("; ", fatal) + ". 'ringback preflight' looks at everything");
        }
    }

    private void tellOfDialPlan() {
        if (topologies.containsKey(Role.INTAKE)) {
            DialPlanNotes.takenAway(settings).forEach(line -> LOG.warn("event=number-taken-away what=\"{}\"", line));
            String without = DialPlanNotes.withoutOutsideLine(settings);
            if (!without.isEmpty()) {
                LOG.info("event=no-outside-line what=\"{}\"", without);
            }
        }
    }

    private void purge(Admin admin, TopicCatalog catalog) {
        if (settings.purgeCallEvents() && topologies.containsKey(Role.INTAKE)) {
            String group = Role.INTAKE.application(settings);
            open.keep(Purge.start(admin, group, catalog.topic("call-events").name()));
        }
    }

    /** Waits until every role serves that a life hangs on; false when that takes longer, or when it ended before. */
    public boolean awaitReady(Duration atMost) throws InterruptedException {
        return ready.await(atMost.toMillis(), TimeUnit.MILLISECONDS) && !hasEnded();
    }

    /** Why it ended; nothing while it serves, or when it was closed. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason.get());
    }

    /** Waits for the end: the reason in one line when it could not go on, nothing when it was closed. */
    public Optional<String> awaitEnd() throws InterruptedException {
        ended.await();
        return reason();
    }

    /** The roles that have been started, for their health and their figures. */
    public Map<Role, KafkaStreams> streams() {
        return roles.streams();
    }

    /** Whether the role's threads kept ending at the same place, so that it cannot go on by itself (R25). */
    public boolean isStuck(Role role) {
        return roles.isStuck(role);
    }

    /** The roles that serve now. */
    public Set<Role> serving() {
        return roles.serving();
    }

    /** The roles that ended alone, with the reason in one line. */
    public Map<Role, String> ended() {
        return roles.ended();
    }

    /** Stops serving within 10 s and hands its work to other instances at once. */
    @Override
    public void close() {
        ended.countDown();
        ready.countDown();
        synchronized (open) { // no role is kept while the others leave
            open.kept(RunningRole.class).forEach(RunningRole::leave);
            open.kept(RunningRole.class).forEach(RunningRole::stop);
            open.close();
        }
    }

    private void tellWhenReady() {
        if (ready.getCount() > 0) {
            LOG.info("READY roles={} bootstrap.servers={}", roles.serving(), settings.bootstrapServers());
            ready.countDown();
        }
    }

    /** The first reason is the one that is told. */
    private void stop(String why) {
        if (reason.compareAndSet(null, why)) {
            LOG.error("event=stopping reason=\"{}\"", why);
        }
        ended.countDown();
        ready.countDown();
    }

    private boolean hasEnded() {
        return ended.getCount() == 0;
    }
}
