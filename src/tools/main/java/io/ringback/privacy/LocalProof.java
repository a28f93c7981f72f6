package io.ringback.privacy;

import io.ringback.centre.SimulatedGateway;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicPlan;
import io.ringback.wire.OutputFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The proof on this machine: a broker and every role in processes of their own, calls of every kind and poison with
 * canaries in their details, a crash of each role, and then a search of every byte that there is.
 */
public final class LocalProof {
    private static final List<String> POOL = List.of("+12025550190", "+12025550191", "+12025550192", "+12025550193");
    private static final int PUSHED_THROUGH = 400;
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    private final Path folder;
    private final List<String> chosen;
    private final Consumer<String> progress;
    private final CanarySet canaries = CanarySet.ofOneArea(System.nanoTime());
    private final List<CanaryRecord> records = new ArrayList<>();

    /**
     * @param folder an empty folder, which afterwards holds everything that was searched
     * @param chosen settings as {@code key=value} that the roles run with
     * @param progress told of each step in a line
     */
    public LocalProof(Path folder, List<String> chosen, Consumer<String> progress) {
        this.folder = folder;
        this.chosen = List.copyOf(chosen);
        this.progress = progress;
        plant(OutputFormat.AVRO, POOL.get(0));
        plant(OutputFormat.JSON, POOL.get(1));
        records.addAll(new Poison(canaries, Poison.OVERSIZED).plant());
    }

    private void plant(OutputFormat format, String number) {
        Calls calls = new Calls(canaries, format, new Persona("proof", "proof-agent-" + format, "default"));
        records.addAll(calls.others());
        records.addAll(calls.emergencies());
        records.addAll(calls.callbacks(number));
        records.addAll(calls.closing());
    }

    /**
     * Makes the proof.
     *
     * @throws ProofFailure when something did not run, so that nothing is proved
     */
    public Findings run() throws IOException, InterruptedException {
        Findings findings;
        ByteSearch search;
        TopicCatalog topics;
        try (ToldContacts contacts = new ToldContacts(folder);
                TestCluster cluster = TestCluster.start(folder, settings(contacts))) {
            findings = new Findings(canaries.all(), contacts.addresses());
            search = new ByteSearch(findings.wanted());
            topics = TopicCatalog.load(cluster.settings());
            play(cluster, contacts, findings, search);
            progress.accept("stopping, so that all is on disk");
        }
        progress.accept("searching disk and logs");
        DiskSearch disk = new DiskSearch(
                search,
                findings,
                Map.of(
                        topics.topic("call-events").name(), findings.control(),
                        topics.topic("contacts").name(), findings.contacts()));
        disk.broker(folder.resolve("broker").resolve("kafka"));
        disk.folder("state directories (RocksDB)", folder.resolve("state"));
        disk.folder("logs: Ringback TRACE, Kafka DEBUG", folder.resolve("logs"));
        return findings;
    }

    private List<String> settings(ToldContacts contacts) {
        return Stream.concat(contacts.settings().stream(), chosen.stream()).toList();
    }

    private void play(TestCluster cluster, ToldContacts contacts, Findings findings, ByteSearch search)
            throws IOException, InterruptedException {
        progress.accept("starting a broker, intake, desk, notify and console");
        Settings settings = cluster.settings();
        try (Admin admin = Admin.create(settings.kafka())) {
            prepare(admin, settings);
            contacts.provision(settings);
            LoggedProcess intake = cluster.run(Role.INTAKE);
            LoggedProcess desk = cluster.run(Role.DESK);
            LoggedProcess notify = cluster.run(Role.NOTIFY);
            LoggedProcess console = cluster.run(Role.CONSOLE);
            LiveEvents live = LiveEvents.of(cluster.address(console));
            progress.accept("publishing " + records.size() + " records with "
                    + canaries.all().size() + " canaries");
            publish(settings);
            awaitHandled(admin, settings);
            progress.accept("waiting until every contact was told, and drilling");
            contacts.awaitTold();
            cluster.command("drill", "default", "--json").await("\"holds\"", A_WHILE);
            cluster.command("notice", "list", "--all").await("told", A_WHILE);
            cluster.command("contact", "list").await("guard", A_WHILE);
            progress.accept("looking into the processes");
            ProcessSearch processes = new ProcessSearch(search, findings);
            processes.answers(live.stop(), "HTTP: /v1/events, open all the while");
            for (LoggedProcess child : List.of(intake, desk, notify, console)) {
                processes.metrics(child);
                processes.answers(new HttpAnswers(cluster.address(child)).all(), "HTTP answers of " + child.name());
            }
            processes.text(ParserErrors.of(records), "exception messages of every reader");
            processes.heap(intake, true, folder);
            processes.heap(desk, false, folder);
            progress.accept("killing intake, desk and notify, starting them again");
            cluster.kill(intake);
            cluster.kill(desk);
            cluster.kill(notify);
            cluster.run(Role.INTAKE);
            cluster.run(Role.DESK);
            cluster.run(Role.NOTIFY);
            pushThrough(settings);
            awaitHandled(admin, settings);
        }
    }

    /** Lets in a record larger than brokers take by default, as some clusters do. */
    private static void prepare(Admin admin, Settings settings) throws InterruptedException {
        TopicCatalog catalog = TopicCatalog.load(settings);
        TopicPlan.compare(catalog, admin).apply(admin);
        ConfigResource topic = new ConfigResource(
                ConfigResource.Type.TOPIC, catalog.topic("call-events").name());
        Collection<AlterConfigOp> larger = List.of(new AlterConfigOp(
                new ConfigEntry("max.message.bytes", String.valueOf(4 * Poison.OVERSIZED)), AlterConfigOp.OpType.SET));
        try {
            admin.incrementalAlterConfigs(Map.of(topic, larger)).all().get();
        } catch (ExecutionException e) {
            throw new KafkaException("the topic cannot be prepared", e.getCause());
        }
    }

    private void publish(Settings settings) throws InterruptedException {
        try (SimulatedGateway platform = new SimulatedGateway(settings.topicPrefix(), settings.kafka())) {
            POOL.forEach(number -> platform.offers(number, "default"));
            platform.presence("proof-agent-AVRO", "default", "Available");
        }
        // The inventory takes a moment from the operator through the desk to intake.
        Thread.sleep(1_500);
        Map<String, Object> client = new HashMap<>(settings.kafka());
        client.put("max.request.size", 4 * Poison.OVERSIZED);
        String topic = TopicCatalog.load(settings).topic("call-events").name();
        try (var producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (CanaryRecord record : records) {
                producer.send(record.in(topic)).get();
            }
        } catch (ExecutionException e) {
            throw new KafkaException("the canaries could not be published", e.getCause());
        }
        pushThrough(settings);
    }

    /** Harmless calls on every partition, so that no step still holds the last canary as its current record. */
    private static void pushThrough(Settings settings) {
        try (SimulatedGateway gateway = new SimulatedGateway(settings.topicPrefix(), settings.kafka())) {
            for (int i = 0; i < PUSHED_THROUGH; i++) {
                gateway.dials("proof-harmless-" + i, "proof-harmless", "default", "+12025550187");
            }
            gateway.dials("proof-last", "proof-last", "default", "911");
        }
    }

    private static void awaitHandled(Admin admin, Settings settings) throws InterruptedException {
        TopicCatalog catalog = TopicCatalog.load(settings);
        Backlog backlog = new Backlog(admin);
        for (String[] step :
                new String[][] {{"-intake", "call-events"}, {"-desk", "emergency-signals"}, {"-notify", "notices"}}) {
            String topic = catalog.topic(step[1]).name();
            backlog.awaitNone(
                    settings.applicationId() + step[0],
                    topic,
                    catalog.topic(step[1]).partitions());
        }
    }
}
