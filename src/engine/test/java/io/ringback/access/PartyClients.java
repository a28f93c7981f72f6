package io.ringback.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.embedded.SuperUser;
import io.ringback.settings.Settings;
import io.ringback.topics.Topic;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicParty;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What each party is given and refused when it comes with its own login. */
record PartyClients(Settings settings, String brokers) {
    static final String PASSWORD = "party4711";

    /** What the brokers themselves say that it may do with each topic. */
    Map<String, Set<AclOperation>> allowed(TopicParty party) throws Exception {
        try (Admin own = Admin.create(client(party))) {
            Set<String> seen = own.listTopics().names().get();
            Map<String, TopicDescription> described = own.describeTopics(
                            seen, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                    .allTopicNames()
                    .get();
            Map<String, Set<AclOperation>> allowed = new TreeMap<>();
            described.forEach((name, topic) -> allowed.put(
                    name.substring(settings.topicPrefix().length()), new TreeSet<>(topic.authorizedOperations())));
            return allowed;
        }
    }

    boolean canRead(TopicParty party, Topic topic) {
        Map<String, Object> client = client(party);
        client.put("auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic.name(), 0)));
            consumer.seek(new TopicPartition(topic.name(), 0), 0);
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (System.nanoTime() < deadline) {
                if (!consumer.poll(Duration.ofMillis(100)).isEmpty()) {
                    return true;
                }
            }
            throw new AssertionError(party + " is neither given a record of " + topic.shortName() + " nor refused");
        } catch (AuthorizationException e) {
            return false;
        }
    }

    /** The topics that it wrote to, by their short names. */
    Set<String> writable(TopicParty party) {
        Map<String, Object> client = client(party);
        client.put("max.block.ms", 5_000);
        client.put("enable.idempotence", false);
        Set<String> written = new TreeSet<>();
        for (Topic topic : TopicCatalog.load(settings).topics()) {
            try (var producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
                producer.send(new ProducerRecord<>(topic.name(), 0, new byte[] {1}, new byte[] {1}))
                        .get();
                written.add(topic.shortName());
            } catch (ExecutionException | org.apache.kafka.common.KafkaException e) {
                assertThat(e).hasRootCauseInstanceOf(AuthorizationException.class);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return written;
    }

    /** Something that may be refused. */
    interface Attempt {
        void make() throws Exception;
    }

    static boolean refused(Attempt attempt) throws Exception {
        try {
            attempt.make();
            return false;
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(AuthorizationException.class);
            return true;
        }
    }

    Map<String, Object> client(TopicParty party) {
        return client(SuperUser.login("ringback-" + word(party), PASSWORD));
    }

    Map<String, Object> client(Map<String, Object> login) {
        Map<String, Object> client = new HashMap<>(login);
        client.put("bootstrap.servers", brokers);
        return client;
    }

    static String word(TopicParty party) {
        return party.name().toLowerCase(Locale.ROOT);
    }
}
