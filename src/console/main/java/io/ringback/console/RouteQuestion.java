package io.ringback.console;

import io.ringback.console.http.Ask;
import io.ringback.consumer.IncomingCall;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a switch asks of a call about to be routed: {@code to}, {@code from}, {@code agent}, {@code psap}. */
final class RouteQuestion {
    private static final int LONGEST = 256;
    private static final Pattern NUMBER = Pattern.compile("\\+?([1-9][0-9]{6,14})");
    private static final Pattern WITH_PLUS = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private RouteQuestion() {}

    /**
     * The call; empty when it is to nobody. A plus that was not encoded, and so came as a blank, is a plus, and one that
     * is missing is added: what is no number, such as an extension, is none that Ringback knows. {@code from} is the
     * agent who calls, or a caller's number when it has a plus.
     */
    static Optional<IncomingCall> of(Ask ask) {
        @Nullable String to = parameter(ask, "to");
        @Nullable String agent = parameter(ask, "agent");
        if (to == null && agent == null) {
            return Optional.empty();
        }
        IncomingCall call = new IncomingCall(
                parameter(ask, "callId"),
                to == null ? null : number(to),
                null,
                null,
                agent,
                ask.parameter("psap").filter(RouteQuestion::isTrue).isPresent());
        @Nullable String from = ask.query().get("from");
        if (from == null || from.isBlank() || from.length() > LONGEST) {
            return Optional.of(call);
        }
        String plain = from.startsWith(" ") ? "+" + from.strip() : from;
        return Optional.of(WITH_PLUS.matcher(plain).matches() ? call.fromNumber(plain) : call.fromAgent(plain));
    }

    private static @Nullable String parameter(Ask ask, String name) {
        return ask.parameter(name)
                .map(String::strip)
                .filter(text -> text.length() <= LONGEST)
                .orElse(null);
    }

    private static @Nullable String number(String to) {
        var matched = NUMBER.matcher(to);
        return matched.matches() ? "+" + matched.group(1) : null;
    }

    private static boolean isTrue(String text) {
        return text.equals("true") || text.equals("1");
    }
}
