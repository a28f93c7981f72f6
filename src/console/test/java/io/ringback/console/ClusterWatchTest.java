package io.ringback.console;

import io.ringback.console.live.LiveDocument;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class ClusterWatchTest {
    /** What it saw last would stay on the page for good, as if it were now. */
    @Test
    void looksAgainAfterWhatNobodyHasThoughtOf() {
        AtomicInteger looks = new AtomicInteger();
        Admin admin = (Admin) Proxy.newProxyInstance(
                Admin.class.getClassLoader(), new Class<?>[] {Admin.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("describeCluster")) {
                        looks.incrementAndGet();
                        throw new IllegalStateException("what nobody has thought of");
                    }
                    return null;
                });
        LiveDocument document = new LiveDocument();
        try (ClusterWatch watch = new ClusterWatch(
                admin, Settings.load(SettingSources.none()), document, new RunningStreams(RolesHere.none()))) {
            watch.start();

            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> looks.get() > 1);
        }
    }
}
