package io.ringback.asterisk;

import static io.ringback.asterisk.Switchboard.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.ringback.event.DirectRoute;
import io.ringback.event.NumberState;
import io.ringback.event.PooledNumber;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages live as long as their lease, also when Asterisk was away when they were to be discarded. */
class MessagesTest {
    private static final String HELD = "+12025550140";
    private static final String OVER = "+12025550141";
    private static final String JUST_OVER = "+12025550144";
    private static final String NEVER_HELD = "+12025550142";
    private static final String ANOTHERS = "+12025550143";

    private final LeaseTable leases = new LeaseTable();
    private final Queue<String> deleted = new ConcurrentLinkedQueue<>();
    private HttpServer asterisk;
    private Messages messages;

    @BeforeEach
    void begin() throws IOException {
        asterisk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        URI url = URI.create("http://127.0.0.1:" + asterisk.getAddress().getPort() + "/ari");
        messages = new Messages(new Switch(new Ari(url, "ringback", "ringback", "secret")), leases);
        lease(HELD, 8, NOW.plusSeconds(60));
        lease(OVER, 7, NOW.minusSeconds(601));
        lease(JUST_OVER, 7, NOW);
        PooledNumber pooled = PooledNumber.newBuilder()
                .setNumber(NEVER_HELD)
                .setPool("default")
                .setState(NumberState.IN_SERVICE)
                .build();
        leases.apply("numbers", NEVER_HELD, pooled, NOW);
    }

    @AfterEach
    void end() {
        asterisk.stop(0);
    }

    @Test
    void playsWhatWasLeftUnderTheLeaseThatGoesOn() {
        holds(name(HELD, 7), name(HELD, 8), name(OVER, 7), "voicemail/greeting");

        assertThat(messages.of(HELD, "/recordings", NOW)).isEqualTo("/recordings/" + name(HELD, 8));
        assertThat(messages.of(OVER, "/recordings", NOW)).isEmpty();
    }

    @Test
    void discardsWhatWasLeftUnderLeasesThatAreOverAndNothingElse() {
        holds(
                name(HELD, 7),
                name(HELD, 8),
                name(OVER, 7),
                name(OVER, 8),
                name(JUST_OVER, 7),
                name(NEVER_HELD, 7),
                name(ANOTHERS, 7),
                "voicemail/greeting");

        messages.discardOver(NOW);

        Awaitility.await()
                .untilAsserted(() -> assertThat(deleted)
                        .containsExactlyInAnyOrder(name(HELD, 7), name(OVER, 7), name(NEVER_HELD, 7)));
    }

    private void holds(String... names) {
        String list = Stream.of(names)
                .map(name -> "{\"name\":\"" + name + "\",\"format\":\"wav\"}")
                .collect(Collectors.joining(",", "[", "]"));
        asterisk.createContext("/ari/recordings/stored", exchange -> {
            String path = exchange.getRequestURI().getPath();
            boolean lists = exchange.getRequestMethod().equals("GET");
            if (!lists) {
                deleted.add(path.substring(path.lastIndexOf('/') + 1));
            }
            byte[] answer = lists ? list.getBytes(UTF_8) : new byte[0];
            exchange.sendResponseHeaders(lists ? 200 : 204, lists ? answer.length : -1);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        asterisk.start();
    }

    private static String name(String number, long fence) {
        return MessageName.of(new HeldNumber(number, "ann", fence, Instant.MAX), "1795884.4");
    }

    private void lease(String number, long fence, Instant until) {
        DirectRoute route = SampleRows.route(number, until).setFence(fence).build();
        leases.apply("override.direct-routes", number, route, NOW);
    }
}
