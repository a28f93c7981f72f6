package io.ringback.kamailio;

import static io.ringback.kamailio.ProxyCentre.await;

import io.ringback.phone.Dialog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Prints the figures of the guide; how fast a machine is decides nothing. */
@ExtendWith({WhereAProxyIs.class, InProxyCentre.class})
@EnabledIfSystemProperty(named = "telephony.measure", matches = "true")
class ProxyFiguresTelephony {
    private static final int TRIES = 100;

    private final ProxyCentre centre;

    ProxyFiguresTelephony(ProxyCentre centre) {
        this.centre = centre;
    }

    @Test
    void saysWhatAskingCosts() throws Exception {
        ring(); // whoever begins is slower
        print("a customer's INVITE to the agent's ring, Ringback answers");
        centre.ringback().freeze();
        print("the same, Ringback is frozen");
        centre.ringback().thaw();
        centre.ringback().kill();
        print("the same, Ringback is killed");
        centre.ringback().start();
    }

    private void print(String what) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            times.add(ring());
        }
        long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%-60s p50 %4d ms, p99 %4d ms, at most %4d ms, of %d%n",
                what,
                sorted[sorted.length / 2] / 1_000_000,
                sorted[sorted.length * 99 / 100] / 1_000_000,
                sorted[sorted.length - 1] / 1_000_000,
                sorted.length);
    }

    /** Nanoseconds from a customer's INVITE until Bob, who is not shielded, is rung. */
    private long ring() {
        int before = centre.bob().incoming().size();
        Dialog customer = centre.outside().dial("bob");
        Awaitility.await()
                .atMost(ProxyCentre.PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> centre.bob().incoming().size() > before);
        Dialog rung = centre.bob().incoming().get(before);
        await("they talk", customer::isAnswered);
        customer.hangUp();
        await("it is over", rung::isOver);
        return rung.sinceNanos() - customer.sinceNanos();
    }
}
