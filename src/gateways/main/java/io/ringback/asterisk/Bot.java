package io.ringback.asterisk;

import io.ringback.common.BoundedMap;
import io.ringback.event.AutoResponderInstruction;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the bot does at an instruction: a text to the agent's phone, or, when the phone cannot take one, the number said
 * in the agent's ear once the call is answered, and by a call to the phone when it is over.
 */
final class Bot {
    private static final int MOST_REMEMBERED = 10_000;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * A number that is still to be said.
     *
     * @param phone the agent's
     * @param spoken the number's digits
     */
    record Saying(String phone, String spoken) {}

    private final Map<String, String> readBack = Collections.synchronizedMap(new BoundedMap<>(MOST_REMEMBERED));
    private final Map<String, Saying> unsaid = Collections.synchronizedMap(new BoundedMap<>(MOST_REMEMBERED));

    /** The text for the agent; empty when the instruction is none that a phone is told of. */
    Optional<String> text(AutoResponderInstruction instruction) {
        @Nullable String number = instruction.getNumber();
        @Nullable String fallback = instruction.getFallback();
        return switch (instruction.getAction()) {
            case SEND_CALLBACK_NUMBER ->
                Optional.ofNullable(number).map(given -> "Emergency callback number: " + given + until(instruction));
            case READ_BACK_NUMBER ->
                Optional.of(number == null ? "Test: no callback number is free." : "Test. Callback number: " + number);
            case ANNOUNCE_UNAVAILABLE ->
                Optional.of("No callback number is free." + (fallback == null ? "" : " Callbacks go to " + fallback));
            default -> Optional.empty();
        };
    }

    /** What is said when the text cannot be sent. */
    Optional<String> spoken(AutoResponderInstruction instruction) {
        return Optional.ofNullable(instruction.getNumber())
                .or(() -> Optional.ofNullable(instruction.getFallback()))
                .map(number -> number.replaceAll("[^0-9]", ""))
                .filter(digits -> !digits.isEmpty());
    }

    /** A test call's number, for the dialplan to say (R13). */
    void readBack(AutoResponderInstruction instruction) {
        @Nullable String callId = instruction.getCallId();
        if (callId != null) {
            readBack.put(callId, spoken(instruction).orElse("none"));
        }
    }

    /** The digits for a test call; empty while they are not known. */
    String readBack(String callId) {
        return readBack.getOrDefault(callId, "");
    }

    /** The text could not be sent: the number is said as soon as it can be. */
    void leftUnsaid(String callId, Saying saying) {
        unsaid.put(callId, saying);
    }

    /** What is to be said of a call that was answered or is over; once. */
    Optional<Saying> unsaid(String callId) {
        return Optional.ofNullable(unsaid.remove(callId));
    }

    private static String until(AutoResponderInstruction instruction) {
        @Nullable Instant until = instruction.getExpiresAt();
        return until == null
                ? ""
                : ", until " + CLOCK.format(until) + ". Dial it to leave a message for the responder.";
    }
}
