package io.ringback.notify;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of one mail, so that they can be closed when it takes too long: a server that sends a byte now and then
 * never runs into a read time-out.
 */
final class MailSockets extends SocketFactory {
    private final @Nullable SSLSocketFactory tls;
    private final List<Socket> opened = new ArrayList<>();
    private boolean closed;

    /** @param tls whom to trust; null trusts whom the JDK trusts */
    MailSockets(@Nullable SSLSocketFactory tls) {
        this.tls = tls;
    }

    void into(Properties settings, String protocol) {
        settings.put(protocol + "socketFactory", this);
        settings.put(protocol + "socketFactory.fallback", "false");
        if (tls != null) {
            settings.put(protocol + "ssl.socketFactory", tls);
        }
    }

    /** Closes those that are open, and those that are opened from now on. */
    synchronized void closeAll() {
        closed = true;
        opened.forEach(MailSockets::close);
    }

    /** True from before the first of them is closed. */
    synchronized boolean areClosed() {
        return closed;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more either way.
        }
    }

    @Override
    public Socket createSocket() {
        return kept(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return kept(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return kept(new Socket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return kept(new Socket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return kept(new Socket(host, port, from, fromPort));
    }

    private synchronized Socket kept(Socket socket) {
        opened.add(socket);
        if (closed) {
            close(socket);
        }
        return socket;
    }
}
