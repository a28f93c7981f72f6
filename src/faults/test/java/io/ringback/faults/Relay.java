package io.ringback.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The wire from one instance to one broker. Cut silently it holds back what is sent, connections' beginnings and ends
 * too, and delivers all that late, as TCP does after a short cut: nobody is told, and what a zombie had sent arrives
 * after all. Cut loudly it resets connections, old and new.
 */
final class Relay implements AutoCloseable {
    enum Wire {
        WHOLE,
        SILENT,
        RESETTING
    }

    private static final int CHUNK = 16_384;

    private final ServerSocket listener;
    private final int brokerPort;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private Wire wire = Wire.WHOLE;

    Relay(int brokerPort) {
        this.brokerPort = brokerPort;
        try {
            listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** From now on it is so; whole, it delivers what it held back. */
    void be(Wire next) {
        synchronized (this) {
            wire = next;
            notifyAll();
        }
        if (next == Wire.RESETTING) {
            sockets.forEach(this::reset);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        be(Wire.RESETTING);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                sockets.add(client);
                start(() -> connect(client));
            }
        } catch (IOException e) {
            // Closed: the run is over.
        }
    }

    private void connect(Socket client) {
        if (awaitWire() == Wire.RESETTING) {
            reset(client);
            return;
        }
        try {
            Socket broker = new Socket(InetAddress.getLoopbackAddress(), brokerPort);
            sockets.add(broker);
            if (awaitWire() == Wire.RESETTING) {
                reset(broker);
            }
            start(() -> pass(broker, client));
            pass(client, broker);
        } catch (IOException e) {
            reset(client);
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK];
        try {
            to.setTcpNoDelay(true);
            for (int length = from.getInputStream().read(chunk); length >= 0; ) {
                awaitWire();
                to.getOutputStream().write(chunk, 0, length);
                length = from.getInputStream().read(chunk);
            }
        } catch (IOException e) {
            // One end is gone; the other is told below.
        } finally {
            boolean loudly = awaitWire() == Wire.RESETTING;
            end(from, loudly);
            end(to, loudly);
        }
    }

    private synchronized Wire awaitWire() {
        try {
            while (wire == Wire.SILENT) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return wire;
    }

    private void reset(Socket socket) {
        end(socket, true);
    }

    /** Who closes a connection first decides what its other end sees, so that all must close it in the same way. */
    private void end(Socket socket, boolean loudly) {
        sockets.remove(socket);
        try {
            if (loudly) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException e) {
            // Gone already.
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }
}
