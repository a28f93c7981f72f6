package io.ringback.asterisk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.asterisk.SwitchEvent.Bridged;
import io.ringback.asterisk.SwitchEvent.Device;
import io.ringback.asterisk.SwitchEvent.Dialled;
import io.ringback.asterisk.SwitchEvent.Gone;
import io.ringback.asterisk.SwitchEvent.Seen;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what Asterisk's REST interface writes. What is not as it should be is left out, and never quoted. */
final class AriReading {
    /** {@code channelvars} of ari.conf: without them a call's sides could not be told to belong together. */
    static final String LINKED_ID = "CHANNEL(linkedid)";

    static final String DIALLED_ID = "CALLERID(dnid)";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx");
    private static final ObjectMapper JSON = new ObjectMapper();

    private AriReading() {}

    /** The event, when it is one that matters. */
    static Optional<SwitchEvent> event(String text) {
        try {
            return event(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The channels of a list of them. */
    static List<Channel> channels(String text) {
        List<Channel> channels = new ArrayList<>();
        try {
            JSON.readTree(text).forEach(node -> channel(node).ifPresent(channels::add));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Asterisk's list of channels cannot be read");
        }
        return channels;
    }

    /** A field of each object of a list. */
    static List<String> each(String text, String field) {
        try {
            return new ArrayList<>(JSON.readTree(text).findValuesAsText(field));
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    /** A field of an object, by the names that lead to it; empty when there is none. */
    static String field(String text, String... names) {
        try {
            JsonNode node = JSON.readTree(text);
            for (String name : names) {
                node = node.path(name);
            }
            return node.asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    /** What a header {@code Date} says, to the second below; {@link Instant#EPOCH} when it says nothing. */
    static Instant date(String header) {
        try {
            return ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    private static Optional<SwitchEvent> event(JsonNode event) {
        Instant at = time(event.path("timestamp"));
        JsonNode channel = event.path("channel");
        return switch (event.path("type").asText()) {
            case "ChannelCreated", "ChannelStateChange" -> channel(channel).map(seen -> new Seen(seen, at));
            case "ChannelEnteredBridge" -> channel(channel).map(seen -> new Bridged(seen, together(event), at));
            case "ChannelDestroyed" -> channel(channel).map(gone -> new Gone(gone.id(), at));
            case "Dial" -> channel(event.path("peer")).map(peer -> new Dialled(peer, number(event), at));
            case "DeviceStateChanged" -> {
                JsonNode device = event.path("device_state");
                yield Optional.of(new Device(
                        device.path("name").asText(), device.path("state").asText(), at));
            }
            default -> Optional.empty();
        };
    }

    /** Who waits in a holding bridge, as in a car park, talks with nobody there. */
    private static List<String> together(JsonNode event) {
        List<String> together = new ArrayList<>();
        if (event.path("bridge").path("bridge_type").asText().equals("holding")) {
            return together;
        }
        event.path("bridge").path("channels").forEach(id -> together.add(id.asText()));
        return together;
    }

    /** {@code 911@trunk}, {@code trunk/911} or {@code trunk/sip:911@host}; a phone's dial string has no number. */
    private static String number(JsonNode dial) {
        String text = dial.path("dialstring").asText();
        int slash = text.indexOf('/');
        String number = slash >= 0 ? text.substring(slash + 1) : text.indexOf('@') < 0 ? "" : text;
        return number.replaceFirst("^(sips?|tel):", "").replaceFirst("[@;].*$", "");
    }

    private static Optional<Channel> channel(JsonNode node) {
        String id = node.path("id").asText();
        if (id.isEmpty()) {
            return Optional.empty();
        }
        String linked = node.path("channelvars").path(LINKED_ID).asText();
        return Optional.of(new Channel(
                id,
                node.path("name").asText(),
                node.path("state").asText(),
                dialled(node),
                node.path("caller").path("number").asText(),
                linked.isEmpty() ? id : linked,
                time(node.path("creationtime"))));
    }

    /** Asterisk keeps what was dialled; in the first event of a channel that rings in it is the extension alone. */
    private static String dialled(JsonNode node) {
        String kept = node.path("channelvars").path(DIALLED_ID).asText();
        if (!kept.isEmpty()) {
            return kept;
        }
        String extension = node.path("dialplan").path("exten").asText();
        return node.path("state").asText().equals("Ring") && !extension.equals("s") ? extension : "";
    }

    private static Instant time(JsonNode node) {
        try {
            return OffsetDateTime.parse(node.asText(), TIME).toInstant();
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }
}
