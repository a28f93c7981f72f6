package io.ringback.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wire passes bytes on, holds them back when it is cut silently and delivers them late, or resets what runs over it. */
class RelayTest {
    private static final int A_WHILE = 200;

    private ServerSocket broker;
    private Relay wire;

    @BeforeEach
    void open() throws IOException {
        broker = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        wire = new Relay(broker.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        wire.close();
        broker.close();
    }

    @Test
    void passesBytesOnInBothDirections() throws IOException {
        try (Socket client = connect();
                Socket accepted = broker.accept()) {
            client.getOutputStream().write(7);
            accepted.getOutputStream().write(8);

            assertThat(accepted.getInputStream().read()).isEqualTo(7);
            assertThat(client.getInputStream().read()).isEqualTo(8);
        }
    }

    @Test
    void holdsBackWhatIsSentWhileItIsCutSilentlyAndDeliversItAfterwards() throws IOException {
        try (Socket client = connect();
                Socket accepted = broker.accept()) {
            wire.be(Relay.Wire.SILENT);
            client.getOutputStream().write(7);
            accepted.setSoTimeout(A_WHILE);
            assertThatThrownBy(() -> accepted.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            wire.be(Relay.Wire.WHOLE);

            accepted.setSoTimeout(0);
            assertThat(accepted.getInputStream().read()).isEqualTo(7);
        }
    }

    @Test
    void tellsNobodyOfAnEndWhileItIsCutSilently() throws IOException {
        try (Socket client = connect();
                Socket accepted = broker.accept()) {
            wire.be(Relay.Wire.SILENT);
            client.shutdownOutput();
            accepted.setSoTimeout(A_WHILE);
            assertThatThrownBy(() -> accepted.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            wire.be(Relay.Wire.WHOLE);

            accepted.setSoTimeout(0);
            assertThat(accepted.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void letsNobodyConnectWhileItIsCutSilently() throws IOException {
        wire.be(Relay.Wire.SILENT);
        broker.setSoTimeout(A_WHILE);
        try (Socket client = connect()) {
            assertThatThrownBy(broker::accept).isInstanceOf(SocketTimeoutException.class);
            assertThat(client.isConnected()).isTrue();
        }
    }

    @Test
    void resetsConnectionsWhenItIsCutLoudly() throws IOException {
        try (Socket client = connect();
                Socket accepted = broker.accept()) {
            wire.be(Relay.Wire.RESETTING);

            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
            assertThatThrownBy(() -> accepted.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), wire.port());
    }
}
