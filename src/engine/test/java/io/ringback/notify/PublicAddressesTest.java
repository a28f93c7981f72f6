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

/** Name servers as they are: some say nothing for a long time. */
@Timeout(300)
final class PublicAddressesTest {
    private final CompletableFuture<Void> silence = new CompletableFuture<>();
    private final PublicAddresses addresses = new PublicAddresses(true, this::look);

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
