package io.ringback.asterisk;

import io.ringback.consumer.IncomingCall;
import io.ringback.consumer.Routing;
import io.ringback.consumer.Routing.AutoResponder;
import io.ringback.consumer.Routing.AwaitDecision;
import io.ringback.consumer.Routing.Blocked;
import io.ringback.consumer.Routing.Direct;
import io.ringback.consumer.Routing.Fallback;
import io.ringback.consumer.RoutingTable;
import io.ringback.numbers.NumberReading;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers the dialplan's question where a call goes. The answer is a line: a word, then what the dialplan needs for it,
 * separated by bars, since that is what a dialplan takes apart.
 */
final class Router {
    private static final String PSAP_CALLBACK = "psap-callback";
    private static final String NORMAL = "NORMAL";

    private final RoutingTable table;
    private final LeaseTable leases;
    private final Phones phones;
    private final NumberReading numbers;
    private final CallRecords records;
    private final String fallbackContext;

    Router(
            RoutingTable table,
            LeaseTable leases,
            Phones phones,
            NumberReading numbers,
            CallRecords records,
            String fallbackContext) {
        this.table = table;
        this.leases = leases;
        this.phones = phones;
        this.numbers = numbers;
        this.records = records;
        this.fallbackContext = fallbackContext;
    }

    /**
     * The line for a call.
     *
     * @param question {@code call} the channel's id, {@code channel} its name, {@code to}, {@code from}, {@code agent},
     *     {@code priority} the SIP header, {@code waited} not empty when the decision has been waited for
     */
    String answer(Map<String, String> question, Instant now) {
        Optional<String> number = numbers.find(question.getOrDefault("to", ""), leases::isPoolNumber);
        IncomingCall call = new IncomingCall(
                records.callId(question.getOrDefault("call", "")),
                number.orElse(null),
                callerAgent(question),
                numbers.e164OrAsDialled(question.getOrDefault("from", "")),
                text(question, "agent"),
                question.getOrDefault("priority", "").strip().equalsIgnoreCase(PSAP_CALLBACK));
        Routing routing = table.route(call, now);
        if (routing instanceof AwaitDecision await) {
            if (text(question, "waited") == null) {
                return "WAIT";
            }
            routing = await.otherwise();
        }
        return line(routing, number, question.getOrDefault("call", ""), now);
    }

    private @Nullable String callerAgent(Map<String, String> question) {
        String channel = question.getOrDefault("channel", "");
        return phones.agent(Channel.endpoint(channel)).orElse(null);
    }

    private String line(Routing routing, Optional<String> number, String call, Instant now) {
        if (routing instanceof Direct direct) {
            return phone(direct)
                    .map(phone -> "DIRECT|" + phone + "|" + direct.noAnswerSeconds() + "|" + fallback(direct.fallback())
                            + "|" + number.orElse(""))
                    .orElseGet(() -> "FALLBACK|||" + fallback(direct.fallback()));
        } else if (routing instanceof AutoResponder) {
            return number.flatMap(dialled -> leases.of(dialled, now))
                    .map(lease -> "BOT|" + MessageName.of(lease, call))
                    .orElse(NORMAL);
        } else if (routing instanceof Fallback fallback) {
            return "FALLBACK|||" + fallback(fallback.destination());
        }
        return routing instanceof Blocked ? "BLOCKED" : NORMAL;
    }

    /** The device from which the agent called (R24), unless another gateway knows it; else the agent's phone. */
    private Optional<String> phone(Direct direct) {
        return Optional.ofNullable(direct.endpointRef())
                .filter(endpoint -> phones.isDeviceOf(endpoint, direct.agentId()))
                .or(() -> phones.phoneOf(direct.agentId()));
    }

    /** The extension and its context; a URI's user is the extension. */
    private String fallback(@Nullable String destination) {
        if (destination == null) {
            return "|";
        }
        String user = destination.replaceFirst("^[a-z]+:", "").replaceFirst("[@;].*$", "");
        return user.replaceAll("[^0-9A-Za-z+*#._-]", "") + "|" + fallbackContext;
    }

    private static @Nullable String text(Map<String, String> question, String name) {
        String text = question.getOrDefault(name, "").strip();
        return text.isEmpty() ? null : text;
    }
}
