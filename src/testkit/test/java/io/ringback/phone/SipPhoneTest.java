package io.ringback.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two phones of which each takes the other for its switch. */
@Timeout(120)
final class SipPhoneTest {
    private SipPhone ann;
    private SipPhone bob;

    @BeforeEach
    void plugIn() throws IOException {
        int here = freePort();
        int there = freePort();
        ann = new SipPhone("ann", here, there, "", SipPhone.TAKES_TEXTS);
        bob = new SipPhone("bob", there, here, "", SipPhone.TAKES_TEXTS);
    }

    @AfterEach
    void unplug() {
        ann.close();
        bob.close();
    }

    private static int freePort() throws IOException {
        try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Test
    void talksUntilOneHangsUp() {
        Dialog dialled = ann.dial("bob");
        await().until(dialled::isAnswered);

        bob.hangUpAll();

        await().until(dialled::isOver);
        assertThat(bob.incoming())
                .singleElement()
                .satisfies(call -> assertThat(call.isOver()).isTrue());
    }

    @Test
    void hearsThatTheOtherIsBusy() {
        bob.behave(SipPhone.Manner.IS_BUSY);

        Dialog dialled = ann.dial("bob");

        await().until(dialled::isOver);
        assertThat(dialled.status()).isEqualTo(486);
    }
}
