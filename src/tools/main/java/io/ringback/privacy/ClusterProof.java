package io.ringback.privacy;

import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * The proof on somebody's cluster, where the roles that run there are what is tried: plays calls of an agent that nobody
 * else is, ends them, and searches every record of every topic but the gateways' own. Logs, disks and memory of the
 * machines there are out of its reach.
 */
public final class ClusterProof {
    private final Settings settings;
    private final Admin admin;
    private final Consumer<String> progress;
    private final String gateways;
    private final Persona persona;
    private final CanarySet canaries = CanarySet.ofManyAreas(System.nanoTime());

    /**
     * @param pool whose number the agent of the proof is leased
     * @param progress told of each step in a line
     */
    public ClusterProof(Settings settings, Admin admin, String pool, Consumer<String> progress) {
        this.settings = settings;
        this.admin = admin;
        this.progress = progress;
        this.gateways = TopicCatalog.load(settings).topic("call-events").name();
        String run = "ringback-proof-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        this.persona = new Persona(run, run + "-agent", pool);
    }

    /**
     * Makes the proof.
     *
     * @throws ProofFailure when nobody serves there or something may not be read, so that nothing is proved
     */
    public Findings run() throws InterruptedException {
        ClusterNames names = new ClusterNames(admin, settings);
        for (Role role : List.of(Role.INTAKE, Role.DESK)) {
            requireServed(names, role);
        }
        ClusterPlay play = new ClusterPlay(settings, gateways, persona, canaries, progress);
        Map<TopicPartition, Long> from = ends();
        play.run(admin);
        progress.accept("searching every record of every topic");
        return search(names, from);
    }

    private void requireServed(ClusterNames names, Role role) throws InterruptedException {
        String group = role.application(settings);
        if (!names.isServed(group)) {
            throw new ProofFailure("nobody answers: no " + role.word() + " is at work at " + settings.bootstrapServers()
                    + " (group " + group + " has no members), so nothing was published and nothing is proved");
        }
        if (names.topics().stream().noneMatch(topic -> topic.startsWith(group + "-"))) {
            throw new ProofFailure("no internal topic of " + group + " may be seen by this account,"
                    + " so nothing was published and nothing is proved");
        }
    }

    private Map<TopicPartition, Long> ends() {
        try (TopicSearch topics = new TopicSearch(settings.kafka(), new ByteSearch(List.of()))) {
            return topics.ends(gateways);
        }
    }

    private Findings search(ClusterNames names, Map<TopicPartition, Long> from) throws InterruptedException {
        Findings findings = new Findings(canaries.all());
        ByteSearch search = new ByteSearch(canaries.all());
        try (TopicSearch topics = new TopicSearch(settings.kafka(), search)) {
            topics.read(gateways, from, findings.control());
            for (String topic : names.topics()) {
                if (!topic.equals(gateways)) {
                    topics.all(topic, findings.place("topic " + topic));
                }
            }
        }
        names.search(search, findings);
        return findings;
    }
}
