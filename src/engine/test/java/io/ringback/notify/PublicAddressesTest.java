package io.ringback.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.Promise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are public, and name servers as they are: some say nothing for a long time. */
@Timeout(300)
final class PublicAddressesTest {
    private final CompletableFuture<Void> silence = new CompletableFuture<>();
    private final PublicAddresses addresses = new PublicAddresses(true, this::look);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fd00::1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::1",
                "::127.0.0.1",
                "::7f00:1",
                "ff02::1"
            })
    void knowsWhatIsNotPublic(String address) throws Exception {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "203.0.113.7", "8.8.8.8", "2001:db8::1", "172.32.0.1", "100.128.0.1"})
    void knowsWhatIsPublic(String address) throws Exception {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    /** Each webhook to a host asks for a connection of its own, and each connection for the host's addresses. */
    @Test
    void aHostWithoutANameServerHoldsBackNoOther() throws Exception {
        List<CompletableFuture<List<InetSocketAddress>>> waiting = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            waiting.add(resolve("silent.example", 8000 + i));
        }

        assertThat(resolve("alerts.example", 443).get(2, TimeUnit.MINUTES))
                .containsExactly(new InetSocketAddress(InetAddress.getLoopbackAddress(), 443));

        silence.complete(null);
        for (int i = 0; i < 100; i++) {
            assertThat(waiting.get(i).get(2, TimeUnit.MINUTES))
                    .containsExactly(new InetSocketAddress(InetAddress.getLoopbackAddress(), 8000 + i));
        }
    }

    @Test
    void saysOfEachThatThereIsNoSuchHost() throws Exception {
        for (int i = 0; i < 2; i++) {
            assertThat(resolve("gone.example", 443)
                            .handle((found, failure) -> failure)
                            .get(2, TimeUnit.MINUTES))
                    .isInstanceOf(UnknownHostException.class);
        }
    }

    private CompletableFuture<List<InetSocketAddress>> resolve(String host, int port) {
        CompletableFuture<List<InetSocketAddress>> found = new CompletableFuture<>();
        addresses.resolve(host, port, Map.of(), new Promise<>() {
            @Override
            public void succeeded(List<InetSocketAddress> result) {
                found.complete(result);
            }

            @Override
            public void failed(Throwable failure) {
                found.completeExceptionally(failure);
            }
        });
        return found;
    }

    private InetAddress[] look(String host) throws UnknownHostException {
        if (host.startsWith("gone")) {
            throw new UnknownHostException(host);
        }
        if (host.startsWith("silent")) {
            silence.join();
        }
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }
}
