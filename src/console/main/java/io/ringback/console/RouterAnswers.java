package io.ringback.console;

import io.ringback.consumer.Routing;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A router's answer as the API writes it: the action's name and what goes with it. */
public final class RouterAnswers {
    private RouterAnswers() {}

    /** The fields of the answer, {@code action} first. */
    public static Map<String, Object> fields(Routing routing) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (routing instanceof Routing.Direct direct) {
            fields.put("action", "DIRECT");
            fields.put("agentId", direct.agentId());
            fields.put(
                    "bypass", direct.bypass().stream().map(Enum::name).sorted().toList());
            ringing(fields, direct.noAnswerSeconds(), direct.fallback());
            fields.put("endpointRef", direct.endpointRef());
        } else if (routing instanceof Routing.AutoResponder bot) {
            fields.put("action", "AUTO_RESPONDER");
            ringing(fields, bot.noAnswerSeconds(), bot.fallback());
        } else if (routing instanceof Routing.Fallback fallback) {
            fields.put("action", "FALLBACK");
            fields.put("fallback", fallback.destination());
        } else if (routing instanceof Routing.Blocked blocked) {
            fields.put("action", "BLOCKED");
            fields.put("until", blocked.until());
        } else if (routing instanceof Routing.AwaitDecision await) {
            fields.put("action", "AWAIT_DECISION");
            fields.put("atMostMillis", await.atMost().toMillis());
            fields.put("otherwise", fields(await.otherwise()));
        } else {
            fields.put("action", "NORMAL");
        }
        return fields;
    }

    private static void ringing(Map<String, Object> fields, int seconds, @Nullable String fallback) {
        fields.put("noAnswerSeconds", seconds);
        fields.put("fallback", fallback);
    }
}
