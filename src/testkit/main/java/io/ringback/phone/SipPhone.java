package io.ringback.phone;

import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A SIP phone or a carrier's end of a trunk, on one UDP port of this machine: dials, rings, answers, transfers, hangs up
 * and takes texts. Just enough of RFC 3261 for a switch on the same machine.
 */
public final class SipPhone implements AutoCloseable {
    /** What it does with a call that comes in. */
    public enum Manner {
        ANSWERS,
        RINGS,
        IS_BUSY,
        /** As a carrier does that has no line left. */
        REFUSES,
        /** To extension 102. */
        FORWARDS
    }

    /**
     * A text.
     *
     * @param nanos {@link System#nanoTime} when it came
     */
    public record Text(String body, long nanos) {}

    /** The methods of a phone that takes texts. */
    public static final String TAKES_TEXTS = "INVITE, ACK, CANCEL, BYE, OPTIONS, MESSAGE";

    /** The methods of a phone that does not. */
    public static final String TAKES_NO_TEXTS = "INVITE, ACK, CANCEL, BYE, OPTIONS";

    static final String NOTHING = "Content-Length: 0\r\n\r\n";

    private final String name;
    private final String headers;
    private final String allow;
    private final SipPort port;
    private final Voice voice;
    private final Map<String, Dialog> dialogs = new ConcurrentHashMap<>();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final List<Text> texts = new CopyOnWriteArrayList<>();
    private final List<Dialog> incoming = new CopyOnWriteArrayList<>();
    private volatile Manner manner = Manner.ANSWERS;
    private volatile boolean mute;

    /**
     * A phone that is switched on.
     *
     * @param pbx the switch's port on this machine
     * @param header how the switch knows it, such as {@code X-Agent: ann}; empty when the switch need not
     * @param allow the methods that it says it takes
     * @throws SocketException when the port is another's
     */
    public SipPhone(String name, int port, int pbx, String header, String allow) throws SocketException {
        this.name = name;
        this.headers = header.isEmpty() ? "" : header + "\r\n";
        this.allow = allow;
        this.port = new SipPort(name, port, pbx);
        this.voice = new Voice();
        this.port.listen(this::heard);
    }

    /** The texts that it has taken, the eldest first. */
    public List<Text> texts() {
        return List.copyOf(texts);
    }

    /** The calls that have come in, the eldest first. */
    public List<Dialog> incoming() {
        return List.copyOf(incoming);
    }

    /** What it does with calls from now on. */
    public void behave(Manner next) {
        manner = next;
    }

    /** Says nothing in its calls from now on. */
    public void mute(boolean next) {
        mute = next;
    }

    /** Puts down whatever is in hand. */
    public void hangUpAll() {
        dialogs.values().forEach(Dialog::hangUp);
    }

    /** As it was when it was switched on. */
    public void forget() {
        hangUpAll();
        texts.clear();
        incoming.clear();
        behave(Manner.ANSWERS);
    }

    /** Dials; what comes of it is in the dialog. */
    public Dialog dial(String number, String... more) {
        Dialog dialog = Dialog.dialling(this, uri(number));
        dialogs.put(dialog.callId(), dialog);
        StringBuilder extra = new StringBuilder();
        for (String header : more) {
            extra.append(header).append("\r\n");
        }
        send(dialog.inviting() + extra + offer());
        return dialog;
    }

    String name() {
        return name;
    }

    int port() {
        return port.number();
    }

    String headers() {
        return headers;
    }

    String address() {
        return port.address();
    }

    String uri(String number) {
        return port.uri(number);
    }

    void send(String message) {
        port.send(message);
    }

    private String offer() {
        String description = voice.description();
        return "Allow: " + allow + "\r\nContent-Type: application/sdp\r\nContent-Length: " + description.length()
                + "\r\n\r\n" + description;
    }

    private void heard(SipMessage message) {
        @Nullable Dialog dialog = dialogs.get(message.header("Call-ID"));
        if (message.isResponse()) {
            responded(message, dialog);
        } else {
            asked(message, dialog);
        }
    }

    private void responded(SipMessage response, @Nullable Dialog dialog) {
        if (dialog != null && response.header("CSeq").endsWith("INVITE") && dialog.responded(response)) {
            speak(response, dialog);
        }
    }

    private void asked(SipMessage request, @Nullable Dialog dialog) {
        switch (request.method()) {
            case "INVITE" -> rung(request, dialog);
            case "MESSAGE" -> {
                if (taken.add(request.header("Call-ID"))) {
                    texts.add(new Text(request.body(), System.nanoTime()));
                }
                agree(request);
            }
            case "BYE", "CANCEL" -> {
                agree(request);
                if (dialog != null) {
                    ended(request, dialog);
                }
            }
            case "NOTIFY" -> {
                agree(request);
                if (dialog != null && request.body().contains(" 200 ")) {
                    dialog.hangUp(); // the other side has been put through
                }
            }
            case "ACK" -> {}
            default -> agree(request);
        }
    }

    private void agree(SipMessage request) {
        send(request.response("200 OK", "") + NOTHING);
    }

    private void ended(SipMessage request, Dialog dialog) {
        if (request.method().equals("CANCEL") && !dialog.isAnswered()) {
            send(dialog.invite().response("487 Request Terminated", Dialog.tag(dialog.callId())) + NOTHING);
        }
        dialog.isLost();
    }

    private void rung(SipMessage invite, @Nullable Dialog known) {
        if (known != null) {
            // The switch asks again, or changes the offer of a call that is up.
            if (known.isAnswered()) {
                accept(invite, known);
            }
            return;
        }
        Dialog dialog = Dialog.rung(this, invite);
        dialogs.put(dialog.callId(), dialog);
        incoming.add(dialog);
        String tag = Dialog.tag(dialog.callId());
        switch (manner) {
            case IS_BUSY -> refuse(dialog, "486 Busy Here", "");
            case REFUSES -> refuse(dialog, "503 Service Unavailable", "");
            case FORWARDS -> refuse(dialog, "302 Moved Temporarily", "Contact: <" + uri("102") + ">\r\n");
            case RINGS, ANSWERS -> send(invite.response("180 Ringing", tag) + NOTHING);
        }
        if (manner == Manner.ANSWERS) {
            accept(invite, dialog);
        }
    }

    private void refuse(Dialog dialog, String status, String more) {
        dialog.isLost();
        send(dialog.invite().response(status, Dialog.tag(dialog.callId())) + more + NOTHING);
    }

    private void accept(SipMessage invite, Dialog dialog) {
        String tag = invite.header("To").contains("tag=") ? "" : Dialog.tag(dialog.callId());
        send(invite.response("200 OK", tag) + "Contact: " + address() + "\r\n" + offer());
        if (dialog.accepted()) {
            speak(invite, dialog);
        }
    }

    private void speak(SipMessage described, Dialog dialog) {
        if (mute) {
            return;
        }
        voice.speak(port.media(described.mediaPort()), dialog::isOver);
    }

    @Override
    public void close() {
        hangUpAll();
        voice.close();
        port.close();
    }
}
