package io.ringback.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.console.DeployedMetrics;
import org.junit.jupiter.api.Test;

/** When this fails, an alert, a panel or a page names a figure that a scrape lacks, or no longer names one that it has. */
final class WatchedTest {
    @Test
    void isWhatAlertsDashboardAndPagesName() throws Exception {
        assertThat(Watched.NAMES).containsExactlyInAnyOrderElementsOf(DeployedMetrics.named());
    }
}
