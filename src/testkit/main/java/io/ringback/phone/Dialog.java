package io.ringback.phone;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A call of a phone: one dialog of RFC 3261. */
public final class Dialog {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final SipPhone phone;
    private final String callId;
    private final boolean outgoing;
    private final String local;
    private final SipMessage invite;
    private final String branch = branch();
    private String remote;
    private String target;
    /** The proxies between, as lines of a request. */
    private String routes;

    private int sequence = 1;
    private volatile int status;
    private volatile boolean over;
    private volatile boolean answered;
    private volatile boolean givenUp;
    private final long sinceNanos = System.nanoTime();
    private volatile long answeredNanos;

    private Dialog(SipPhone phone, String callId, boolean outgoing, SipMessage invite, String local, String remote) {
        this.phone = phone;
        this.callId = callId;
        this.outgoing = outgoing;
        this.invite = invite;
        this.local = local;
        this.remote = remote;
        this.target = outgoing ? remote.substring(1, remote.length() - 1) : invite.contact();
        this.routes = routes(invite.headers("Record-Route"));
    }

    static Dialog dialling(SipPhone phone, String uri) {
        String id = phone.name() + "-" + COUNT.incrementAndGet() + "-" + System.nanoTime();
        return new Dialog(
                phone,
                id,
                true,
                new SipMessage(""),
                phone.address() + ";tag=" + COUNT.incrementAndGet(),
                "<" + uri + ">");
    }

    static Dialog rung(SipPhone phone, SipMessage invite) {
        String id = invite.header("Call-ID");
        return new Dialog(phone, id, false, invite, invite.header("To") + tag(id), invite.header("From"));
    }

    /** The last status of what was dialled, such as 180 or 486. */
    public int status() {
        return status;
    }

    /** {@link System#nanoTime} when it was dialled, or came in. */
    public long sinceNanos() {
        return sinceNanos;
    }

    /** {@link System#nanoTime} when it was answered; 0 before. */
    public long answeredNanos() {
        return answeredNanos;
    }

    public boolean isOver() {
        return over;
    }

    public boolean isAnswered() {
        return answered;
    }

    /** Hangs up, or gives up before the answer. */
    public void hangUp() {
        if (over) {
            return;
        }
        if (!answered && outgoing) {
            givenUp = true;
            phone.send(request("CANCEL", target, branch, remote, 1) + SipPhone.NOTHING);
        } else {
            over = true;
            phone.send(next("BYE") + SipPhone.NOTHING);
        }
    }

    /** Presses a key while the call is up (RFC 6086, as telephones do it). */
    public void press(char key) {
        String body = "Signal=" + key + "\r\nDuration=160\r\n";
        phone.send(next("INFO") + "Content-Type: application/dtmf-relay\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body);
    }

    /** Puts the other side through to an extension, without a word. */
    public void transferTo(String extension) {
        phone.send(next("REFER") + "Refer-To: <" + phone.uri(extension) + ">\r\nReferred-By: " + phone.address()
                + "\r\n" + SipPhone.NOTHING);
    }

    /** Puts the other side through to whom this phone talks with in another call. */
    public void transferTo(Dialog other) {
        String replaces = other.callId + "%3Bto-tag%3D" + tagOf(other.remote) + "%3Bfrom-tag%3D" + tagOf(other.local);
        phone.send(next("REFER") + "Refer-To: <" + other.target + "?Replaces=" + replaces + ">\r\nReferred-By: "
                + phone.address() + "\r\n" + SipPhone.NOTHING);
    }

    /** The switch is gone, and its calls with it. */
    public void isLost() {
        over = true;
    }

    String callId() {
        return callId;
    }

    SipMessage invite() {
        return invite;
    }

    static String tag(String callId) {
        return ";tag=" + Integer.toHexString(callId.hashCode());
    }

    /** The first request of a call that is dialled. */
    String inviting() {
        return request("INVITE", target, branch, remote, 1);
    }

    /** A response to what was dialled; true when it is the first that takes the call. */
    boolean responded(SipMessage response) {
        status = response.status();
        if (status < 200) {
            return false;
        }
        boolean taken = status < 300;
        String asked = target;
        if (taken) {
            remote = response.header("To");
            target = response.contact();
            List<String> proxies = new ArrayList<>(response.headers("Record-Route"));
            Collections.reverse(proxies);
            routes = routes(proxies);
        }
        phone.send(request("ACK", taken ? target : asked, taken ? branch() : branch, response.header("To"), 1)
                + SipPhone.NOTHING);
        over = over || !taken;
        boolean first = taken && !answered;
        answered = answered || taken;
        answeredNanos = first ? System.nanoTime() : answeredNanos;
        if (taken && givenUp) {
            hangUp(); // the answer and the giving up crossed
        }
        return first;
    }

    /** True the first time. */
    boolean accepted() {
        boolean first = !answered;
        answered = true;
        return first;
    }

    private String next(String method) {
        return request(method, target, branch(), remote, ++sequence);
    }

    private String request(String method, String uri, String via, String to, int number) {
        return method + " " + uri + " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + phone.port() + ";branch=" + via
                + "\r\nFrom: " + local + "\r\nTo: " + to + "\r\nCall-ID: " + callId + "\r\nCSeq: " + number + " "
                + method + "\r\nMax-Forwards: 70\r\nContact: " + phone.address() + "\r\n" + routes + phone.headers();
    }

    private static String routes(List<String> proxies) {
        StringBuilder lines = new StringBuilder();
        proxies.forEach(proxy -> lines.append("Route: ").append(proxy).append("\r\n"));
        return lines.toString();
    }

    private static String branch() {
        return "z9hG4bK" + COUNT.incrementAndGet() + "x" + System.nanoTime();
    }

    private static String tagOf(String address) {
        return address.replaceFirst(".*;tag=", "").replaceFirst(";.*", "");
    }
}
