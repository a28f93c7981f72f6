package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class SafeMessageTest {
    @Test
    void tellsWhatABrokerSaid() {
        String reason = SafeMessage.of(new ExecutionException(new TopicAuthorizationException("not allowed: t")));

        assertThat(reason).isEqualTo("TopicAuthorizationException: not allowed: t");
    }

    @Test
    void neverQuotesAMessageThatMayHoldARecord() {
        String reason =
                SafeMessage.of(new StreamsException(new NumberFormatException("For input string: +12025550199")));

        assertThat(reason).isEqualTo("NumberFormatException");
    }

    @Test
    void staysInOneLine() {
        assertThat(SafeMessage.of(new StreamsException("first\nsecond"))).doesNotContain("\n");
    }
}
