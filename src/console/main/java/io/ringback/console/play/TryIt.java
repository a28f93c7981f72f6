package io.ringback.console.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.console.http.Answer;
import io.ringback.console.http.Ask;
import io.ringback.console.http.Routes;
import io.ringback.console.live.LiveDocument;
import io.ringback.console.live.Views.SessionView;
import io.ringback.console.play.PhoneCall.Kind;
import io.ringback.consumer.PresenceTable;
import io.ringback.consumer.ShownPresence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The page's clicks as the platform's phones, and the platform as sections of the live document. */
public final class TryIt {
    private static final Pattern DIALLABLE = Pattern.compile("\\+?[0-9*#]{1,20}");
    private static final Set<String> STATUSES = Set.of("Available", "Busy", "Away");
    private static final String ONGOING = "ongoing";

    /** A conversation on the supervisor's dashboard. */
    record OngoingView(String agent, String with, Instant since, String state) {}

    private final Platform platform;
    private final OrdinaryCalls ordinary;
    private final PresenceTable presence;
    private final LeaseControl lease;
    private final LiveDocument document;
    private final InstantSource clock;
    private final ObjectMapper json = new ObjectMapper();

    public TryIt(
            Platform platform, PresenceTable presence, LeaseControl lease, LiveDocument document, InstantSource clock) {
        this.platform = platform;
        this.ordinary = new OrdinaryCalls(platform);
        this.presence = presence;
        this.lease = lease;
        this.document = document;
        this.clock = clock;
    }

    /** Says which presence the agent begins with: the base to go back to. */
    public void begin() {
        platform.choose("Available");
    }

    /** Takes clicks under {@code /try/}. */
    public void serve(Routes routes) {
        routes.post("/try/", this::clicked);
    }

    /** Moves the phones on and shows them. */
    public void tick() {
        ordinary.tick();
        platform.tick();
        show();
    }

    private Answer clicked(Ask ask) {
        JsonNode body;
        try {
            body = json.readTree(ask.body());
        } catch (JsonProcessingException e) {
            return Answer.error(400, "not-json");
        }
        if (!act(ask.rest(), body)) {
            return Answer.error(400, "not-understood");
        }
        show();
        return Answer.json(202, "{\"done\":true}\n");
    }

    private boolean act(String action, JsonNode body) {
        String number = body.path("number").asText("");
        String call = body.path("call").asText("");
        switch (action) {
            case "dial" -> {
                return onlyIf(DIALLABLE.matcher(number).matches(), () -> platform.dial(number));
            }
            case "call-back" -> {
                return onlyIf(DIALLABLE.matcher(number).matches(), () -> platform.callBack(number));
            }
            case "accept" -> platform.accept(call);
            case "end" -> platform.end(call);
            case "close-session" -> platform.closeSession();
            case "responder-hangs-up" -> platform.hangUp(Kind.CALLBACK);
            case "customer-calls" -> platform.customerCalls();
            case "customer-hangs-up" -> platform.hangUp(Kind.CUSTOMER);
            case "presence" -> {
                String status = body.path("status").asText("");
                return onlyIf(STATUSES.contains(status), () -> platform.choose(status));
            }
            case "lease" -> {
                return lease.change(Duration.ofSeconds(body.path("seconds").asLong()));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean onlyIf(boolean valid, Runnable action) {
        if (valid) {
            action.run();
        }
        return valid;
    }

    private synchronized void show() {
        Instant now = clock.instant();
        ShownPresence shown = presence.presenceOf(Platform.AGENT, now);
        @Nullable Object session = document.section("sessions").get(Platform.AGENT);
        @Nullable String number = session instanceof SessionView view ? view.number() : null;
        document.put("try", "now", platform.view(new ShownDesk(shown, number, lease)));
        Set<String> gone = new HashSet<>(document.section(ONGOING).keySet());
        platform.ongoing(now).forEach((id, view) -> {
            gone.remove(id);
            document.put(ONGOING, id, view);
        });
        gone.forEach(id -> document.remove(ONGOING, id));
    }
}
