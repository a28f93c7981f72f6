package io.ringback.bench;

import io.ringback.common.Daemons;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.utils.Utils;

/** Browsers that watch a console, as far as its server can tell: each has a stream of its own and reads all of it. */
final class Viewers implements AutoCloseable {
    private static final byte[] REQUEST =
            "GET /v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int JOIN_SECONDS = 60;
    private static final int SETTLED_MILLIS = 500;
    private static final int MOST_BYTES_SETTLED = 1 << 20;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    private final Set<SelectionKey> told = new HashSet<>();
    private final CountDownLatch joined;
    private final Thread reader = Daemons.thread("viewers", this::read);
    private final LongAdder bytes = new LongAdder();
    private volatile boolean closing;

    /** Returns when every viewer has had a first answer. */
    Viewers(String console, int count) throws IOException, InterruptedException {
        URI at = URI.create(console);
        joined = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(at.getHost(), at.getPort()));
            channel.write(ByteBuffer.wrap(REQUEST));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
        }
        reader.start();
        if (!joined.await(JOIN_SECONDS, TimeUnit.SECONDS)) {
            close();
            throw new BenchFailure(joined.getCount() + " viewers were told nothing");
        }
    }

    /** Waits for the whole picture that each is told at first to have been read. */
    void settle() throws InterruptedException {
        long before;
        do {
            before = bytes.sum();
            TimeUnit.MILLISECONDS.sleep(SETTLED_MILLIS);
        } while (bytes.sum() - before > MOST_BYTES_SETTLED);
    }

    private void read() {
        try {
            while (!closing) {
                selector.select(this::readFrom);
            }
        } catch (IOException e) {
            // A caller that waits for viewers to join sees it.
        }
    }

    private void readFrom(SelectionKey viewer) {
        try {
            buffer.clear();
            int length = ((SocketChannel) viewer.channel()).read(buffer);
            bytes.add(Math.max(0, length));
            if (length < 0) {
                viewer.cancel();
            } else if (told.add(viewer)) {
                joined.countDown();
            }
        } catch (IOException e) {
            viewer.cancel();
        }
    }

    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        Threads.join(reader);
        selector.keys().forEach(viewer -> Utils.closeQuietly(viewer.channel(), "viewer"));
        Utils.closeQuietly(selector, "selector");
    }
}
