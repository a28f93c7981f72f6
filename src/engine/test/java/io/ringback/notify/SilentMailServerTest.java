package io.ringback.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.ringback.common.Daemons;
import io.ringback.event.Contact;
import io.ringback.event.ContactChannel;
import io.ringback.event.DeliveryOutcome;
import io.ringback.event.NoticeDelivery;
import io.ringback.event.NoticeKind;
import io.ringback.notify.NotifyTopology.Provisioned;
import io.ringback.settings.SettingSources;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A mail server that takes connections and says nothing for an hour of the topology's time, with a notice every ten seconds.
 * Sockets, threads and queues are real.
 */
class SilentMailServerTest {
    private static final int HOUR = 3_600;
    private static final int MINUTE = 60;
    private static final int BETWEEN = 10;
    private static final int MOST_THREADS = 16;
    private static final int MOST_WAITING = 256;
    private static final Duration RETRY_FOR = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofMillis(200);

    private final AtomicInteger posted = new AtomicInteger();
    private final Queue<NoticeDelivery> rows = new ConcurrentLinkedQueue<>();
    private final List<NoticeDelivery> hooks = new ArrayList<>();
    private final List<NoticeDelivery> mails = new ArrayList<>();
    private ServerSocket silent;
    private HttpServer web;
    private NotifyDriver notify;

    @BeforeEach
    void start() throws IOException {
        silent = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Daemons.start("silent", this::sayNothing);
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        web.createContext("/", exchange -> {
            posted.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        web.start();
        notify = new NotifyDriver(SettingSources.none().with("notice.retry-for", RETRY_FOR), this::teller);
        notify.contact("desk", 0);
        Contact hook = Contact.newBuilder(SampleRows.contact("hook", 0))
                .setChannel(ContactChannel.WEBHOOK)
                .setAddress("http://127.0.0.1:" + web.getAddress().getPort() + "/")
                .build();
        notify.send("contacts", "hook", hook, Contact.class);
    }

    @AfterEach
    void stop() throws IOException {
        notify.close();
        web.stop(0);
        silent.close();
    }

    @Test
    void holdsBackNoOtherContactAndTakesNoMoreMemoryHoweverLongItLasts() {
        int open = mostOpen();

        assertThat(posted).hasValue(HOUR / BETWEEN);
        assertThat(hooks).hasSize(HOUR / BETWEEN).allMatch(row -> row.getAttempt() == 1 && isSent(row));
        assertThat(mails).isNotEmpty().noneMatch(SilentMailServerTest::isSent);
        assertThat(open)
                .as("those that are tried again, on the way, or wait for it; an hour has %d", HOUR / BETWEEN)
                .isLessThanOrEqualTo((int) RETRY_FOR.toSeconds() / BETWEEN + MOST_THREADS + MOST_WAITING + 1);
    }

    /** The most notices that were open at once. */
    private int mostOpen() {
        int most = 0;
        long others = mailThreads();
        for (int second = 0; second < HOUR; second++) {
            if (second % BETWEEN == 0) {
                tell("default-" + second);
            }
            notify.advance(Duration.ofSeconds(1));
            takeRows();
            if (second % MINUTE == 0) {
                most = Math.max(most, notify.open());
                assertThat(mailThreads() - others).isLessThanOrEqualTo(MOST_THREADS);
            }
        }
        return most;
    }

    private void tell(String notice) {
        int told = hooks.size();
        notify.notice(notice, NoticeKind.POOL_LOW);
        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            takeRows();
            return hooks.size() > told;
        });
    }

    private void takeRows() {
        for (NoticeDelivery row = rows.poll(); row != null; row = rows.poll()) {
            (row.getContactId().equals("hook") ? hooks : mails).add(row);
            notify.delivered(row);
        }
    }

    private Teller teller(Provisioned provisioned) {
        Map<ContactChannel, NoticeChannel> channels = Map.of(
                ContactChannel.EMAIL,
                new MailChannel(
                        URI.create("smtp://127.0.0.1:" + silent.getLocalPort()), "alerts@example.com", null, LONGEST),
                ContactChannel.WEBHOOK,
                new WebhookChannel(new CloudEvents("ringback."), null, true));
        return new Sender(
                provisioned, channels, Optional.empty(), new RecentOrders(), rows::add, () -> NotifyDriver.START);
    }

    private static boolean isSent(NoticeDelivery row) {
        return row.getOutcome() == DeliveryOutcome.SENT;
    }

    private static long mailThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("notify-mail-\\d+"))
                .count();
    }

    /** Those that have given up are let go of. */
    private void sayNothing() {
        Deque<Socket> held = new ArrayDeque<>();
        try {
            while (true) {
                held.add(silent.accept());
                if (held.size() > 2 * MOST_THREADS) {
                    held.remove().close();
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }
}
