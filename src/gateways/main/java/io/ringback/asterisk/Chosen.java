package io.ringback.asterisk;

import io.ringback.asterisk.SwitchEvent.Device;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an agent has chosen to be, in a queue or on the phone, as a device's state shows it (R12). */
record Chosen(String agentId, String status) {
    static final String PAUSED = "PAUSED";
    private static final String AVAILABLE = "AVAILABLE";
    private static final String DO_NOT_DISTURB = "DO_NOT_DISTURB";
    private static final Pattern PAUSE = Pattern.compile("Queue:.+_pause_([^:]+/.+)");

    /** FreePBX's, for an extension. */
    private static final Pattern OWN = Pattern.compile("Custom:DND(.+)");

    /** Empty when the device says nothing of that. */
    static Optional<Chosen> of(Device device, Phones phones) {
        Matcher pause = PAUSE.matcher(device.device());
        if (pause.matches()) {
            return phones.agent(pause.group(1))
                    .map(agent -> new Chosen(agent, device.state().equals("INUSE") ? PAUSED : AVAILABLE));
        }
        Matcher own = OWN.matcher(device.device());
        return own.matches() && phones.phoneOf(own.group(1)).isPresent()
                ? Optional.of(new Chosen(own.group(1), device.state().equals("BUSY") ? DO_NOT_DISTURB : AVAILABLE))
                : Optional.empty();
    }

    boolean isAvailable() {
        return status.equals(AVAILABLE);
    }
}
