package io.ringback.certify;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringback.event.AutoResponderInstruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an auto-responder does at each instruction, and which messages it holds. A message belongs to its number and its
 * agent: topics have no order between partitions, so that another holder's may still be there when it should be gone.
 */
public final class ReferenceBot {
    private static final long UNFENCED = Long.MIN_VALUE;

    private record Message(String callId, @Nullable String agentId, long fence) {}

    private final Set<String> done = new HashSet<>();
    private final Map<String, Long> fences = new HashMap<>();
    private final Map<String, Long> discarded = new HashMap<>();
    private final Map<String, List<Message>> messages = new HashMap<>();

    /** Does it, and says what was done; nothing for what is old, known already or not understood. */
    public synchronized Optional<Map<String, Object>> act(String key, AutoResponderInstruction instruction) {
        long fence = Objects.requireNonNullElse(instruction.getFence(), UNFENCED);
        if (fence < fences.getOrDefault(key, UNFENCED) || !done.add(instruction.getEventId())) {
            return Optional.empty();
        }
        fences.put(key, fence);
        return switch (instruction.getAction()) {
            case SEND_CALLBACK_NUMBER, READ_BACK_NUMBER, ANNOUNCE_UNAVAILABLE -> Optional.of(deed(instruction));
            case TAKE_MESSAGE -> Optional.of(taken(instruction, fence));
            case PLAY_MESSAGES -> Optional.of(played(instruction));
            case DISCARD_MESSAGES -> Optional.of(forgotten(instruction, fence));
            case UNKNOWN -> Optional.empty();
        };
    }

    /** The highest fence that was seen for a call; null when there was none. */
    public synchronized @Nullable Long fenceOf(String key) {
        return fences.get(key);
    }

    /** Answers {@code messages}: the calls in which the messages were left that are held for a number. */
    public synchronized Map<String, Object> answer(JsonNode question) {
        if (!question.path("ask").asText().equals("messages")) {
            return Map.of("error", "unknown question");
        }
        return Map.of(
                "messages",
                held(question.path("number").asText()).stream()
                        .map(Message::callId)
                        .toList());
    }

    private Map<String, Object> taken(AutoResponderInstruction instruction, long fence) {
        String number = number(instruction);
        if (fence > discarded.getOrDefault(number, UNFENCED)) {
            messages.computeIfAbsent(number, any -> new ArrayList<>())
                    .add(new Message(String.valueOf(instruction.getCallId()), instruction.getAgentId(), fence));
        }
        return deed(instruction);
    }

    private Map<String, Object> played(AutoResponderInstruction instruction) {
        Map<String, Object> deed = deed(instruction);
        deed.put(
                "messages",
                held(number(instruction)).stream()
                        .filter(message -> Objects.equals(message.agentId, instruction.getAgentId()))
                        .map(Message::callId)
                        .toList());
        return deed;
    }

    private Map<String, Object> forgotten(AutoResponderInstruction instruction, long fence) {
        String number = number(instruction);
        discarded.merge(number, fence, Math::max);
        held(number).removeIf(message -> message.fence <= fence);
        return deed(instruction);
    }

    private List<Message> held(String number) {
        return messages.getOrDefault(number, new ArrayList<>());
    }

    private static String number(AutoResponderInstruction instruction) {
        return String.valueOf(instruction.getNumber());
    }

    private static Map<String, Object> deed(AutoResponderInstruction instruction) {
        Map<String, Object> deed = new LinkedHashMap<>();
        deed.put("did", instruction.getAction().name());
        deed.put("callId", instruction.getCallId());
        deed.put("number", instruction.getNumber());
        return deed;
    }
}
