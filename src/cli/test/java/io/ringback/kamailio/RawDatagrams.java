package io.ringback.kamailio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What no well-behaved telephone does: datagrams as a test writes them, from a port of their own. */
final class RawDatagrams implements AutoCloseable {
    private static final String INVITE = """
            INVITE %1$s SIP/2.0
            Via: SIP/2.0/UDP 127.0.0.1:%2$d;branch=z9hG4bK%3$s
            From: <sip:%4$s@127.0.0.1>;tag=%3$s
            To: <%1$s>
            Call-ID: %3$s
            CSeq: 1 INVITE
            Max-Forwards: 70
            Contact: <sip:%4$s@127.0.0.1:%2$d>
            Content-Length: 0

            """;

    private static final String REGISTER = """
            REGISTER sip:127.0.0.1 SIP/2.0
            Via: SIP/2.0/UDP 127.0.0.1:%1$d;branch=z9hG4bK%2$s%5$d
            From: <sip:%2$s@127.0.0.1>;tag=%3$d
            To: <sip:%2$s@127.0.0.1>
            Call-ID: register-%2$s-%5$d
            CSeq: 1 REGISTER
            Max-Forwards: 70
            Contact: <sip:%2$s@127.0.0.1:%3$d>
            Expires: %4$d
            Content-Length: 0

            """;

    private final DatagramSocket socket;

    RawDatagrams() throws SocketException {
        this.socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        this.socket.setSoTimeout(500);
    }

    /** Says of an agent that its telephone is at a port for so many seconds; true when the proxy has it. */
    boolean register(String agent, int port, int seconds) throws IOException {
        send(REGISTER.formatted(socket.getLocalPort(), agent, port, seconds, System.nanoTime()));
        return hears().startsWith("SIP/2.0 200");
    }

    String invite(String uri, String from, String callId) {
        return INVITE.formatted(uri, socket.getLocalPort(), callId, from);
    }

    void send(String message) throws IOException {
        byte[] bytes = message.replace("\n", "\r\n").getBytes(UTF_8);
        socket.send(new DatagramPacket(
                bytes, bytes.length, new InetSocketAddress(InetAddress.getLoopbackAddress(), RealProxy.SIP_PORT)));
    }

    /** The next datagram; empty when none comes within half a second. */
    String hears() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        try {
            socket.receive(packet);
        } catch (SocketTimeoutException e) {
            return "";
        }
        return new String(packet.getData(), 0, packet.getLength(), UTF_8);
    }

    /** All that comes until nothing comes for half a second, or the time is over. */
    List<String> hearsAll(Duration atMost) throws IOException {
        List<String> heard = new ArrayList<>();
        long begun = System.nanoTime();
        for (String next = hears(); !next.isEmpty() && System.nanoTime() - begun < atMost.toNanos(); next = hears()) {
            heard.add(next);
        }
        return heard;
    }

    @Override
    public void close() {
        socket.close();
    }
}
