package io.ringback.asterisk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A SIP phone or a carrier's end of a trunk, on one UDP port of this machine: dials, rings, answers, hangs up, takes
 * texts, and sends silence as its voice. Just enough of RFC 3261 for a switch on the same machine.
 */
final class SipPhone implements AutoCloseable {
    /** What it does with a call that comes in. */
    enum Manner {
        ANSWERS,
        RINGS,
        IS_BUSY
    }

    /** A text, and when it came. */
    record Text(String body, long nanos) {}

    private static final Pattern HEADER = Pattern.compile("(?im)^([A-Za-z-]+):\\s*(.*)$");
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** A call: one dialog. */
    final class Dialog {
        final String callId;
        final boolean outgoing;
        private String remote = "";
        private String local = "";
        private String target = "";
        private String invite = "";
        private String branch = "";
        private int sequence = 1;
        volatile int status;
        volatile boolean over;
        volatile boolean answered;
        private volatile boolean givenUp;

        private Dialog(String callId, boolean outgoing) {
            this.callId = callId;
            this.outgoing = outgoing;
        }

        /** Hangs up, or gives up before the answer. */
        void hangUp() {
            if (over) {
                return;
            }
            if (!answered && outgoing) {
                givenUp = true;
                send(request("CANCEL", invite, branch, "<" + invite + ">", 1) + "Content-Length: 0\r\n\r\n");
            } else {
                over = true;
                send(request("BYE", target, branch(), remote, ++sequence) + "Content-Length: 0\r\n\r\n");
            }
        }

        private String request(String method, String uri, String via, String to, int number) {
            return method + " " + uri + " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + port() + ";branch=" + via
                    + "\r\nFrom: " + local + "\r\nTo: " + to + "\r\nCall-ID: " + callId + "\r\nCSeq: " + number + " "
                    + method + "\r\nMax-Forwards: 70\r\nContact: <sip:" + name + "@127.0.0.1:" + port() + ">\r\n"
                    + extra;
        }
    }

    private final String name;
    private final String extra;
    private final String allow;
    private final InetSocketAddress pbx;
    private final DatagramSocket socket;
    private final DatagramSocket voice;
    private final ScheduledExecutorService voices = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "voice");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Dialog> dialogs = new ConcurrentHashMap<>();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    final List<Text> texts = new CopyOnWriteArrayList<>();
    final List<Dialog> incoming = new CopyOnWriteArrayList<>();
    volatile Manner manner = Manner.ANSWERS;

    /**
     * @param header how the switch knows it, such as {@code X-Agent: ann}
     * @param allow the methods that it says it takes
     */
    SipPhone(String name, int port, int pbxPort, String header, String allow) throws SocketException {
        this.name = name;
        this.extra = header.isEmpty() ? "" : header + "\r\n";
        this.allow = allow;
        this.pbx = new InetSocketAddress(InetAddress.getLoopbackAddress(), pbxPort);
        this.socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        this.voice = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread listener = new Thread(this::listen, "phone-" + name);
        listener.setDaemon(true);
        listener.start();
    }

    /** Puts down whatever is in hand. */
    void hangUpAll() {
        dialogs.values().forEach(Dialog::hangUp);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Dials; the switch's answers are in the dialog's status. */
    Dialog dial(String number, String... headers) {
        Dialog dialog = new Dialog(name + "-" + COUNT.incrementAndGet() + "-" + System.nanoTime(), true);
        dialog.invite = "sip:" + number + "@127.0.0.1:" + pbx.getPort();
        dialog.target = dialog.invite;
        dialog.local = "<sip:" + name + "@127.0.0.1:" + port() + ">;tag=" + COUNT.incrementAndGet();
        dialog.remote = "<" + dialog.invite + ">";
        dialog.branch = branch();
        dialogs.put(dialog.callId, dialog);
        StringBuilder more = new StringBuilder();
        for (String header : headers) {
            more.append(header).append("\r\n");
        }
        send(dialog.request("INVITE", dialog.invite, dialog.branch, dialog.remote, 1) + more + "Allow: " + allow
                + "\r\n" + withVoice());
        return dialog;
    }

    private String withVoice() {
        String sdp = "v=0\r\no=u 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio "
                + voice.getLocalPort() + " RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n";
        return "Content-Type: application/sdp\r\nContent-Length: " + sdp.length() + "\r\n\r\n" + sdp;
    }

    private static String branch() {
        return "z9hG4bK" + COUNT.incrementAndGet() + "x" + System.nanoTime();
    }

    private void listen() {
        byte[] bytes = new byte[65_535];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
            try {
                socket.receive(packet);
            } catch (IOException e) {
                return;
            }
            String message = new String(packet.getData(), 0, packet.getLength(), UTF_8);
            if (message.startsWith("SIP/2.0")) {
                answered(message);
            } else {
                asked(message);
            }
        }
    }

    private void answered(String message) {
        Dialog dialog = dialogs.get(header(message, "Call-ID"));
        int status = Integer.parseInt(message.substring(8, 11));
        if (dialog == null || !header(message, "CSeq").endsWith("INVITE")) {
            return;
        }
        dialog.status = status;
        if (status >= 200) {
            String to = header(message, "To");
            boolean taken = status < 300;
            if (taken) {
                dialog.remote = to;
                dialog.target = uri(header(message, "Contact"));
            }
            send(dialog.request("ACK", taken ? dialog.target : dialog.invite, taken ? branch() : dialog.branch, to, 1)
                    + "Content-Length: 0\r\n\r\n");
            dialog.over = !taken;
            if (taken && !dialog.answered) {
                dialog.answered = true;
                speak(message, dialog);
            }
            if (taken && dialog.givenUp) {
                // The answer and the giving up crossed.
                dialog.hangUp();
            }
        }
    }

    private void asked(String message) {
        String method = message.substring(0, message.indexOf(' '));
        @Nullable Dialog dialog = dialogs.get(header(message, "Call-ID"));
        switch (method) {
            case "MESSAGE" -> {
                if (taken.add(header(message, "Call-ID"))) {
                    texts.add(new Text(body(message), System.nanoTime()));
                }
                send(response(message, "200 OK", "") + "Content-Length: 0\r\n\r\n");
            }
            case "INVITE" -> rung(message, dialog);
            case "BYE", "CANCEL" -> {
                if (dialog != null) {
                    dialog.over = true;
                }
                send(response(message, "200 OK", "") + "Content-Length: 0\r\n\r\n");
                if (method.equals("CANCEL") && dialog != null && !dialog.answered) {
                    send(response(dialog.invite, "487 Request Terminated", ";tag=" + dialog.callId.hashCode())
                            + "Content-Length: 0\r\n\r\n");
                }
            }
            case "ACK" -> {}
            default -> send(response(message, "200 OK", "") + "Content-Length: 0\r\n\r\n");
        }
    }

    private void rung(String message, @Nullable Dialog known) {
        if (known != null) {
            // A repeated or a changed offer of a call that is up.
            if (known.answered) {
                accept(message, known);
            }
            return;
        }
        Dialog dialog = new Dialog(header(message, "Call-ID"), false);
        dialog.invite = message;
        dialog.target = uri(header(message, "Contact"));
        dialog.remote = header(message, "From");
        dialog.local = header(message, "To") + ";tag=" + dialog.callId.hashCode();
        dialogs.put(dialog.callId, dialog);
        incoming.add(dialog);
        String tag = ";tag=" + dialog.callId.hashCode();
        if (manner == Manner.IS_BUSY) {
            dialog.over = true;
            send(response(message, "486 Busy Here", tag) + "Content-Length: 0\r\n\r\n");
            return;
        }
        send(response(message, "180 Ringing", tag) + "Content-Length: 0\r\n\r\n");
        if (manner == Manner.ANSWERS) {
            accept(message, dialog);
        }
    }

    private void accept(String message, Dialog dialog) {
        String tag = header(message, "To").contains("tag=") ? "" : ";tag=" + dialog.callId.hashCode();
        boolean first = !dialog.answered;
        dialog.answered = true;
        send(response(message, "200 OK", tag) + "Contact: <sip:" + name + "@127.0.0.1:" + port() + ">\r\nAllow: "
                + allow + "\r\n" + withVoice());
        if (first) {
            speak(message, dialog);
        }
    }

    private static String response(String request, String status, String tag) {
        StringBuilder response = new StringBuilder("SIP/2.0 " + status + "\r\n");
        for (Matcher line = HEADER.matcher(head(request)); line.find(); ) {
            String header = line.group(1);
            if (List.of("via", "from", "call-id", "cseq", "record-route")
                    .contains(header.toLowerCase(java.util.Locale.ROOT))) {
                response.append(header)
                        .append(": ")
                        .append(line.group(2).strip())
                        .append("\r\n");
            } else if (header.equalsIgnoreCase("To")) {
                response.append("To: ")
                        .append(line.group(2).strip())
                        .append(tag)
                        .append("\r\n");
            }
        }
        return response.toString();
    }

    /** Silence, 50 packets a second, so that what records has something to record. */
    private void speak(String message, Dialog dialog) {
        Matcher media = Pattern.compile("m=audio (\\d+)").matcher(message);
        if (!media.find()) {
            return;
        }
        InetSocketAddress to = new InetSocketAddress(pbx.getAddress(), Integer.parseInt(media.group(1)));
        AtomicInteger number = new AtomicInteger();
        Future<?> unused = voices.scheduleAtFixedRate(
                () -> {
                    if (!dialog.over) {
                        frame(to, number.incrementAndGet());
                    }
                },
                0,
                20,
                TimeUnit.MILLISECONDS);
    }

    private void frame(InetSocketAddress to, int number) {
        byte[] packet = new byte[172];
        java.util.Arrays.fill(packet, (byte) 0xFF);
        java.nio.ByteBuffer.wrap(packet)
                .put((byte) 0x80)
                .put((byte) 0)
                .putShort((short) number)
                .putInt(number * 160)
                .putInt(port());
        try {
            voice.send(new DatagramPacket(packet, packet.length, to));
        } catch (IOException e) {
            // The call is over.
        }
    }

    private void send(String message) {
        byte[] bytes = message.getBytes(UTF_8);
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, pbx));
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static String head(String message) {
        int end = message.indexOf("\r\n\r\n");
        return end < 0 ? message : message.substring(0, end);
    }

    private static String body(String message) {
        return message.substring(head(message).length()).strip();
    }

    private static String header(String message, String name) {
        for (Matcher line = HEADER.matcher(head(message)); line.find(); ) {
            if (line.group(1).equalsIgnoreCase(name)) {
                return line.group(2).strip();
            }
        }
        return "";
    }

    private static String uri(String contact) {
        int begin = contact.indexOf('<');
        return begin < 0 ? contact : contact.substring(begin + 1, contact.indexOf('>'));
    }

    @Override
    public void close() {
        hangUpAll();
        voices.shutdownNow();
        try {
            var unused = voices.awaitTermination(Duration.ofSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        socket.close();
        voice.close();
    }
}
