package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerAdviceTest {
    @Test
    void namesEachSettingThatCostsTime() {
        Map<String, String> defaults = Map.of(
                "add.partitions.to.txn.retry.backoff.ms", "20",
                "transaction.abort.timed.out.transaction.cleanup.interval.ms", "10000");

        assertThat(BrokerAdvice.advice(defaults))
                .hasSize(2)
                .anyMatch(line -> line.contains("add.partitions.to.txn.retry.backoff.ms is 20"));
    }

    @Test
    void isSilentOnQuickBrokersAndOnThoseThatDoNotTell() {
        assertThat(BrokerAdvice.advice(Map.of("add.partitions.to.txn.retry.backoff.ms", "1")))
                .isEmpty();
    }
}
