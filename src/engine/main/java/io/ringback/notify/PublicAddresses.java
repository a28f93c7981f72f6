package io.ringback.notify;

import io.ringback.common.Daemons;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * Resolves the hosts of webhooks, and lets none through that is on this machine or its network, unless that is allowed. The
 * addresses that it gives are those that are connected to: a name cannot mean another machine a moment later. A host is
 * looked up once at a time: one whose name server is silent holds one thread.
 */
final class PublicAddresses implements SocketAddressResolver {
    private static final int THREADS = 16;
    private static final int WAITING = 1_000;

    private final boolean allowPrivate;
    private final Names names;
    private final ExecutorService threads;
    private final Map<String, List<Asked>> asked = new HashMap<>();

    /** The host has an address that webhooks may not go to. */
    static final class PrivateAddressException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Looks a host up, however long that takes. */
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** Who waits for a host's addresses, and for which port. */
    private record Asked(int port, Promise<List<InetSocketAddress>> promise) {}

    PublicAddresses(boolean allowPrivate) {
        this(allowPrivate, InetAddress::getAllByName);
    }

    PublicAddresses(boolean allowPrivate, Names names) {
        this.allowPrivate = allowPrivate;
        this.names = names;
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING),
                Daemons.named("notify-names"));
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
    }

    @Override
    public void resolve(String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> promise) {
        if (!isFirst(host, new Asked(port, promise))) {
            return;
        }
        try {
            threads.execute(() -> answer(host));
        } catch (RejectedExecutionException e) {
            waiting(host).forEach(each -> each.promise().failed(e));
        }
    }

    private void answer(String host) {
        try {
            InetAddress[] found = names.of(host);
            if (!allowPrivate && !Arrays.stream(found).allMatch(PublicAddresses::isPublic)) {
                throw new PrivateAddressException();
            }
            waiting(host)
                    .forEach(each -> each.promise()
                            .succeeded(Arrays.stream(found)
                                    .map(address -> new InetSocketAddress(address, each.port()))
                                    .toList()));
        } catch (UnknownHostException | RuntimeException e) {
            waiting(host).forEach(each -> each.promise().failed(e));
        }
    }

    private synchronized boolean isFirst(String host, Asked one) {
        boolean first = !asked.containsKey(host);
        asked.computeIfAbsent(host, name -> new ArrayList<>()).add(one);
        return first;
    }

    private synchronized List<Asked> waiting(String host) {
        return Objects.requireNonNullElse(asked.remove(host), List.of());
    }

    /** Neither this machine nor its network, by IANA's registries of special-purpose addresses (RFC 6890). */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        return !address.isLoopbackAddress()
                && !address.isAnyLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress()
                && (bytes.length == 4 ? isPublic4(bytes) : isPublic6(bytes));
    }

    /** Shared space (100.64/10), 0/8, 192.0.0/24, benchmarking (198.18/15), reserved and broadcast (240/4). */
    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean shared = first == 100 && (second & 0xc0) == 64;
        boolean protocols = first == 192 && second == 0 && bytes[2] == 0;
        boolean benchmarking = first == 198 && (second & 0xfe) == 18;
        return first != 0 && first < 240 && !shared && !protocols && !benchmarking;
    }

    /** Unique local (fc00::/7), and IPv4 in disguise: NAT64 (64:ff9b::/96), 6to4 (2002::/16), compatible (::/96). */
    private static boolean isPublic6(byte[] bytes) {
        int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        boolean compatible = IntStream.range(0, 12).allMatch(i -> bytes[i] == 0);
        boolean nat64 = first == 0x64 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b;
        return (bytes[0] & 0xfe) != 0xfc && first != 0x2002 && !nat64 && !compatible;
    }
}
