package io.ringback.receivers;

import io.ringback.common.Daemons;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A mail server (RFC 5321) that takes mails for example.com, and refuses others in words that quote the address. */
public final class MailReceiver implements AutoCloseable {
    private final ServerSocket server;
    private final Consumer<String> mails;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    /** @param mails told of each mail's text, headers included, before its sender is told that it was taken */
    public MailReceiver(Consumer<String> mails) throws IOException {
        this.mails = mails;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Daemons.start("mail-receiver", this::accept);
    }

    /** Its address as {@code notice.smtp.url} takes it. */
    public String url() {
        return "smtp://127.0.0.1:" + server.getLocalPort() + "?starttls=optional";
    }

    /** The addresses that somebody wanted to send to. */
    public Set<String> asked() {
        return Set.copyOf(asked);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Daemons.start("mail-receiver", () -> serve(client));
            }
        } catch (IOException closed) {
            // Nobody is to come any more.
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            OutputStream out = client.getOutputStream();
            say(out, "220 receiver");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                say(out, answer(line));
                if (line.toUpperCase(Locale.ROOT).equals("DATA")) {
                    mails.accept(text(in));
                    say(out, "250 taken");
                }
            }
        } catch (IOException gone) {
            // So is the client.
        }
    }

    private String answer(String line) {
        String command = line.toUpperCase(Locale.ROOT);
        if (command.equals("DATA")) {
            return "354 go on";
        }
        if (!command.startsWith("RCPT")) {
            return "250 ok";
        }
        String address = line.replaceAll(".*<(.*)>.*", "$1");
        asked.add(address);
        return address.endsWith("@example.com") ? "250 ok" : "550 5.1.1 <" + address + "> does not live here";
    }

    private static String text(BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
