package io.ringback.asterisk;

import static io.ringback.asterisk.ContactCentre.await;

import com.sun.net.httpserver.HttpServer;
import io.ringback.phone.Dialog;
import io.ringback.phone.SipPhone;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Prints the figures of the guide; how fast a machine is decides nothing. */
@ExtendWith({WhereAnAsteriskIs.class, InContactCentre.class})
@EnabledIfSystemProperty(named = "telephony.measure", matches = "true")
class FiguresTelephony {
    private static final int A_SECOND = 20;
    private static final int SECONDS = Integer.getInteger("telephony.seconds", 15);
    /** Seconds until what the roles do often is compiled. */
    private static final int WARM_UP = Integer.getInteger("telephony.warm-up", 50);

    private static final long EVERY = Duration.ofSeconds(1).toNanos() / A_SECOND;
    private static final int TRIES = 200;
    /** Those of the crowd who make everything warm; the others have no number when they are measured. */
    private static final int FIRST = 100;

    private final ContactCentre centre;

    FiguresTelephony(ContactCentre centre) {
        this.centre = centre;
    }

    @Test
    void saysHowSoonTheNumberIsInThePhone() throws Exception {
        List<SipPhone> everybody = crowd();
        List<SipPhone> first = everybody.subList(0, FIRST);
        List<SipPhone> crowd = everybody.subList(FIRST, everybody.size());
        centre.outside().mute(true);
        centre.provision(
                "default",
                IntStream.range(0, everybody.size())
                        .mapToObj(one -> String.format("+1%d555%04d", 212 + one / 100, 100 + one % 100))
                        .toArray(String[]::new));
        try {
            texts(first, dialAll(first, WARM_UP)); // whoever begins is slower
            List<Dialog> calls = dialAll(crowd, SECONDS);
            long[] texts = print("INVITE to the text in the phone", texts(crowd, calls));
            long[] with = print("INVITE to the PSAP's answer", answers(calls));
            centre.role().kill();
            long[] without = print("the same without Ringback", answers(dialAll(crowd, SECONDS)));
            centre.role().start();
            compare("the answer with Ringback to the answer without", with, without);
            compare("the text to the answer without Ringback", texts, without);
        } finally {
            everybody.forEach(SipPhone::close);
            centre.outside().mute(false);
        }
    }

    @Test
    void saysWhatASilentRingbackCosts() throws Exception {
        ringing(TRIES / 10); // whoever begins is slower
        long[] asEver = print("a customer's INVITE to the agent's ring, Ringback answers", ringing(TRIES));
        centre.role().freeze();
        delay(asEver, print("the same, Ringback is frozen", ringing(TRIES)));
        centre.role().thaw();
        centre.role().kill();
        delay(asEver, print("the same, Ringback is killed", ringing(TRIES)));
        HttpServer slow = slow();
        delay(asEver, print("the same, Ringback answers after 110 ms", ringing(TRIES)));
        slow.stop(0);
        centre.role().start();
    }

    private static List<SipPhone> crowd() throws IOException {
        List<SipPhone> crowd = new ArrayList<>();
        for (int one = 0; one < RealAsterisk.CROWD; one++) {
            SipPhone phone = ContactCentre.phone(
                    "load" + one, RealAsterisk.CROWD_PORT + one, "X-Agent: load" + one, SipPhone.TAKES_TEXTS);
            phone.mute(true);
            crowd.add(phone);
        }
        return crowd;
    }

    /** One after the other dials 911 and hangs up a second later. Texts that came before are forgotten. */
    private static List<Dialog> dialAll(List<SipPhone> crowd, int seconds) {
        crowd.forEach(SipPhone::forget);
        List<Dialog> calls = new ArrayList<>();
        long begin = System.nanoTime();
        for (int i = 0; i < (seconds + 1) * A_SECOND; i++) {
            while (System.nanoTime() < begin + i * EVERY) {
                LockSupport.parkNanos(200_000);
            }
            if (i >= A_SECOND) {
                calls.get(i - A_SECOND).hangUp();
            }
            if (i < seconds * A_SECOND) {
                calls.add(crowd.get(i % crowd.size()).dial("911"));
            }
        }
        await("all are answered", () -> calls.stream().allMatch(call -> call.isAnswered() || call.isOver()));
        calls.forEach(Dialog::hangUp);
        return calls;
    }

    private static List<Long> texts(List<SipPhone> crowd, List<Dialog> calls) {
        await(
                "all have their texts",
                () -> crowd.stream().mapToInt(one -> one.texts().size()).sum() == calls.size());
        return IntStream.range(0, calls.size())
                .mapToObj(i -> crowd.get(i % crowd.size())
                                .texts()
                                .get(i / crowd.size())
                                .nanos()
                        - calls.get(i).sinceNanos())
                .toList();
    }

    private static List<Long> answers(List<Dialog> calls) {
        return calls.stream()
                .filter(Dialog::isAnswered)
                .map(call -> call.answeredNanos() - call.sinceNanos())
                .toList();
    }

    /** From a customer's INVITE until Bob, who is not shielded, is rung. */
    private List<Long> ringing(int tries) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < tries; i++) {
            int before = centre.bob().incoming().size();
            Dialog customer = centre.outside().dial("12025550102");
            Awaitility.await()
                    .atMost(ContactCentre.PATIENCE)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> centre.bob().incoming().size() > before);
            Dialog rung = centre.bob().incoming().get(before);
            times.add(rung.sinceNanos() - customer.sinceNanos());
            await("they talk", customer::isAnswered);
            customer.hangUp();
            await("it is over", rung::isOver); // or the queue tries again seconds later
        }
        return times;
    }

    /** In the role's place: answers just before the dialplan gives up. */
    private HttpServer slow() throws IOException {
        InetSocketAddress address = centre.settings().asterisk().listen();
        HttpServer server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            LockSupport.parkNanos(Duration.ofMillis(110).toNanos());
            byte[] answer = "NORMAL".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static long[] print(String what, List<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(one -> one / 1_000).sorted().toArray();
        System.out.printf(
                "%-60s p50 %5.1f ms, p99 %5.1f ms, at most %5.1f ms, of %d%n",
                what, millis(sorted, 50), millis(sorted, 99), millis(sorted, 100), sorted.length);
        return sorted;
    }

    private static void compare(String what, long[] these, long[] those) {
        System.out.printf(
                "  %-58s p50 %5.2f times, p99 %5.2f times%n",
                what, millis(these, 50) / millis(those, 50), millis(these, 99) / millis(those, 99));
    }

    private static void delay(long[] asEver, long[] times) {
        System.out.printf(
                "  %-58s p50 %5.1f ms, p99 %5.1f ms%n",
                "longer than the median of Ringback's answers by",
                millis(times, 50) - millis(asEver, 50),
                millis(times, 99) - millis(asEver, 50));
    }

    private static double millis(long[] sorted, int percent) {
        return sorted[(sorted.length * percent + 99) / 100 - 1] / 1_000.0;
    }
}
