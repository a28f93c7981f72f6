package io.ringback.phone;

import io.ringback.common.Daemons;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Silence in PCMU, 50 packets a second, so that what records has something to record. */
final class Voice implements AutoCloseable {
    private static final int FRAME = 160;
    private static final int HEAD = 12;
    private static final long EVERY_MILLIS = 20;
    private static final byte SILENCE = (byte) 0xFF;
    private static final byte VERSION = (byte) 0x80;

    private final DatagramSocket socket;
    private final ScheduledExecutorService clock = Daemons.timer("voice");

    Voice() throws SocketException {
        this.socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** What an offer or an answer says of it. */
    String description() {
        return "v=0\r\no=u 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio "
                + socket.getLocalPort() + " RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n";
    }

    /** Speaks until the call is over. */
    void speak(InetSocketAddress to, BooleanSupplier over) {
        if (to.getPort() == 0) {
            return;
        }
        AtomicInteger sequence = new AtomicInteger();
        Future<?> unused = clock.scheduleAtFixedRate(
                () -> {
                    if (over.getAsBoolean()) {
                        throw new IllegalStateException("the call is over"); // ends the repetition
                    }
                    send(to, sequence.incrementAndGet());
                },
                0,
                EVERY_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    private void send(InetSocketAddress to, int sequence) {
        byte[] packet = new byte[HEAD + FRAME];
        Arrays.fill(packet, SILENCE);
        ByteBuffer.wrap(packet)
                .put(VERSION)
                .put((byte) 0)
                .putShort((short) sequence)
                .putInt(sequence * FRAME)
                .putInt(socket.getLocalPort());
        try {
            socket.send(new DatagramPacket(packet, packet.length, to));
        } catch (IOException e) {
            // Nobody listens any more: the call is about to be over.
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        try {
            var unused = clock.awaitTermination(Duration.ofSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        socket.close();
    }
}
