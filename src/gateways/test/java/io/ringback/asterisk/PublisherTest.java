package io.ringback.asterisk;

import static io.ringback.asterisk.Switchboard.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Asterisk says a thing once: what the brokers do not take at first is told again. */
class PublisherTest {
    private final MockProducer<String, byte[]> kafka =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private Instant now = NOW;
    private final Publisher publisher = new Publisher("ringback.", kafka, () -> now);

    /** A client forgets a topic of which nothing was told for five minutes, as on a quiet night. */
    @Test
    void tellsOfADialOnceABrokerIsThereAgain() {
        isKnown(false);
        publisher.publish("a", event("a", CallEventType.STARTED));
        publisher.publish("a", event("a", CallEventType.ENDED));
        publisher.tick();
        assertThat(kafka.history()).isEmpty();

        isKnown(true);
        publisher.tick();

        assertThat(kafka.history()).extracting(record -> record.key()).containsExactly("a", "a");
        publisher.tick();
        assertThat(kafka.history()).hasSize(2);
    }

    @Test
    void tellsNoKeepaliveLater() {
        isKnown(false);
        publisher.publish("a", event("a", CallEventType.KEEPALIVE));

        isKnown(true);
        publisher.tick();

        assertThat(kafka.history()).isEmpty();
    }

    @Test
    void givesUpWhatIsOfNoUseAnyMore() {
        isKnown(false);
        publisher.publish("a", event("a", CallEventType.STARTED));

        now = NOW.plus(Duration.ofMinutes(15));
        isKnown(true);
        publisher.tick();

        assertThat(kafka.history()).isEmpty();
    }

    private void isKnown(boolean known) {
        kafka.sendException = known ? null : new TimeoutException("the topic is not known");
        kafka.partitionsForException = kafka.sendException;
    }

    private static CallEvent event(String call, CallEventType type) {
        return CallEvent.newBuilder()
                .setCallId(call)
                .setType(type)
                .setOccurredAt(NOW)
                .build();
    }
}
