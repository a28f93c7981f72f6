package io.ringback.phone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringback.common.Daemons;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.function.Consumer;

/** A phone's UDP port on this machine, and the switch's. */
final class SipPort implements AutoCloseable {
    private static final int LARGEST = 65_535;

    private final String name;
    private final InetSocketAddress pbx;
    private final DatagramSocket socket;

    /** @throws SocketException when the port is another's */
    SipPort(String name, int port, int pbx) throws SocketException {
        this.name = name;
        this.pbx = new InetSocketAddress(InetAddress.getLoopbackAddress(), pbx);
        this.socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Hands on each message that comes, one after the other, until the port is closed. */
    void listen(Consumer<SipMessage> each) {
        Daemons.start("phone-" + name, () -> receive(each));
    }

    private void receive(Consumer<SipMessage> each) {
        byte[] bytes = new byte[LARGEST];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
            try {
                socket.receive(packet);
            } catch (IOException e) {
                return;
            }
            each.accept(new SipMessage(new String(packet.getData(), 0, packet.getLength(), UTF_8)));
        }
    }

    void send(String message) {
        byte[] bytes = message.getBytes(UTF_8);
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, pbx));
        } catch (IOException e) {
            // A datagram is lost or not: RFC 3261 has whoever misses it ask again.
        }
    }

    /** Where the phone is. */
    String address() {
        return "<sip:" + name + "@127.0.0.1:" + number() + ">";
    }

    int number() {
        return socket.getLocalPort();
    }

    /** A number at the switch. */
    String uri(String number) {
        return "sip:" + number + "@127.0.0.1:" + pbx.getPort();
    }

    /** A port for voice on the switch's machine. */
    InetSocketAddress media(int port) {
        return new InetSocketAddress(pbx.getAddress(), port);
    }

    @Override
    public void close() {
        socket.close();
    }
}
