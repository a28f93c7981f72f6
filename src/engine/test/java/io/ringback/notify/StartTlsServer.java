package io.ringback.notify;

import io.ringback.common.Daemons;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server for one mail, which offers STARTTLS and writes down what it was told before and after. */
final class StartTlsServer implements AutoCloseable {
    final List<String> inTheClear = new CopyOnWriteArrayList<>();
    final List<String> encrypted = new CopyOnWriteArrayList<>();
    private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final SSLContext context;

    StartTlsServer(SSLContext context) throws IOException {
        this.context = context;
        Daemons.start("starttls", this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        try (Socket plain = server.accept()) {
            say(plain, "220 mail.example");
            listen(plain, inTheClear);
            SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(plain, null, true);
            tls.setUseClientMode(false);
            listen(tls, encrypted);
        } catch (IOException e) {
            encrypted.add("broken off");
        }
    }

    private static void listen(Socket socket, List<String> heard) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        boolean inData = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            inData = inData ? !line.equals(".") : line.equals("DATA");
            if (line.equals("STARTTLS")) {
                say(socket, "220 go ahead");
                return;
            } else if (line.startsWith("EHLO")) {
                say(socket, "250-mail.example\r\n250 STARTTLS");
            } else if (line.equals("DATA")) {
                say(socket, "354 go ahead");
            } else if (!inData) {
                say(socket, line.equals("QUIT") ? "221 bye" : "250 ok");
            }
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
