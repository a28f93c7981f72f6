package io.ringback.asterisk;

import io.ringback.asterisk.SwitchEvent.Bridged;
import io.ringback.asterisk.SwitchEvent.Dialled;
import io.ringback.asterisk.SwitchEvent.Gone;
import io.ringback.asterisk.SwitchEvent.Seen;
import io.ringback.asterisk.SwitchEvent.UpNow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Says to a call log what an Asterisk would say, and writes down in words what the log makes of it. */
final class Switchboard {
    static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    static final Phones PHONES = new Phones(
            List.of(Pattern.compile("PJSIP/(ann|bob)"), Pattern.compile("PJSIP/99(ann|bob)")),
            List.of(Pattern.compile("PJSIP/trunk")));

    private final CallLog log = new CallLog(PHONES, () -> Set.of("9"));
    private final List<String> told = new ArrayList<>();

    /** A side that dials. */
    static Channel dialling(String id, String endpoint, String number, String state) {
        return new Channel(id, "PJSIP/" + endpoint + "-0001", state, number, "", id, NOW);
    }

    /** A side that Asterisk rings for the call of {@code first}. */
    static Channel rung(String id, String endpoint, String first, String state) {
        return new Channel(id, "PJSIP/" + endpoint + "-0002", state, "", "", first, NOW);
    }

    Switchboard sees(Channel channel) {
        return say(new Seen(channel, NOW));
    }

    /** A channel comes to talk with others. */
    Switchboard bridges(Channel channel, String... together) {
        return say(new Bridged(channel, List.of(together), NOW));
    }

    Switchboard rings(Channel peer, String number) {
        return say(new Dialled(peer, number, NOW));
    }

    Switchboard loses(String id) {
        return say(new Gone(id, NOW));
    }

    Switchboard finds(Channel... channels) {
        return say(new UpNow(List.of(channels), NOW));
    }

    /** Whether a call goes on that was told of before the log began. */
    boolean goesOn(String id, String agent) {
        return log.goesOn(id, agent);
    }

    Switchboard keepsAlive() {
        log.keepAlive(NOW).forEach(fact -> told.add(words(fact)));
        return this;
    }

    Switchboard plays(String recording) {
        lines(recording).forEach(this::hears);
        return this;
    }

    /** As after a connection that lost its place. */
    Switchboard playsTwice(String recording) {
        lines(recording).forEach(line -> {
            hears(line);
            if (!isList(line)) {
                hears(line);
            }
        });
        return this;
    }

    /** An event, or the channels that are up when a connection is made. */
    private void hears(String line) {
        if (isList(line)) {
            say(new UpNow(AriReading.channels(line), NOW));
        } else {
            AriReading.event(line).ifPresent(this::say);
        }
    }

    private static boolean isList(String line) {
        return line.startsWith("[");
    }

    private static List<String> lines(String recording) {
        try {
            return Files.readAllLines(Path.of("src/gateways/test/resources/asterisk", recording));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Switchboard given() {
        told.clear();
        return this;
    }

    List<String> told() {
        return List.copyOf(told);
    }

    private Switchboard say(SwitchEvent event) {
        log.on(event).forEach(fact -> told.add(words(fact)));
        return this;
    }

    private static String words(CallFact fact) {
        Call call = fact.call();
        String words = fact.type() + " " + call.id();
        return switch (fact.type()) {
            case STARTED ->
                words + " " + call.direction() + " " + call.agentId() + " " + call.number()
                        + (call.isFirst() ? "" : " of " + call.firstId());
            default -> words;
        };
    }
}
