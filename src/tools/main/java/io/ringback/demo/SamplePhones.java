package io.ringback.demo;

import io.ringback.phone.SipPhone;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/**
 * The phones that integrations/asterisk/sample knows: two agents, a security desk, and the carrier behind the trunk.
 */
final class SamplePhones implements AutoCloseable {
    private static final int SWITCH = 25_060;

    private final List<SipPhone> all = new ArrayList<>();
    private final SipPhone ann;
    private final SipPhone bob;
    private final SipPhone desk;
    private final SipPhone outside;

    /** @throws DemoFailure when a port of theirs is another's */
    SamplePhones() {
        ann = phone("ann", 25_071, "X-Agent: ann");
        bob = phone("bob", 25_072, "X-Agent: bob");
        desk = phone("desk", 25_073, "X-Agent: desk");
        outside = phone("+12025550150", 25_080, "X-Trunk: yes");
    }

    SipPhone ann() {
        return ann;
    }

    SipPhone bob() {
        return bob;
    }

    SipPhone desk() {
        return desk;
    }

    /** The PSAP, customers and responders: every party outside. */
    SipPhone outside() {
        return outside;
    }

    /** All calls are over. */
    void putDown() {
        all.forEach(SipPhone::forget);
    }

    @Override
    public void close() {
        all.forEach(SipPhone::close);
    }

    private SipPhone phone(String name, int port, String header) {
        try {
            SipPhone phone = new SipPhone(name, port, SWITCH, header, SipPhone.TAKES_TEXTS);
            all.add(phone);
            return phone;
        } catch (SocketException e) {
            close();
            throw new DemoFailure("the sample's phone " + name + " needs UDP port " + port + " of this machine");
        }
    }
}
