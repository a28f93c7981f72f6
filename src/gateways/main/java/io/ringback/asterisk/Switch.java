package io.ringback.asterisk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.asterisk.SwitchEvent.UpNow;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Ringback has Asterisk do: text a phone, say a number, delete a recording, run a task of {@code ringback.conf}.
 */
final class Switch {
    private static final Logger LOG = LoggerFactory.getLogger(Switch.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SENDER = "sip:ringback@localhost";
    private static final int TAKEN = 202;
    private static final int FOUND = 2;
    private static final String SPY = "ringback-say-";

    /** Longer than a number takes to be said. */
    private static final Duration SAYING = Duration.ofSeconds(15);

    private final Ari ari;
    private final Set<String> withoutTexts = ConcurrentHashMap.newKeySet();

    Switch(Ari ari) {
        this.ari = ari;
    }

    /** The channels that are up, and when that is by Asterisk's clock. */
    UpNow upNow() throws IOException, InterruptedException {
        HttpResponse<String> answer = ari.answer("/channels");
        return new UpNow(
                AriReading.channels(answer.body()),
                AriReading.date(answer.headers().firstValue("Date").orElse("")));
    }

    /** Asterisk's system name, which the ids of its channels begin with; empty where it has none, or does not say. */
    String systemName() throws InterruptedException {
        try {
            return AriReading.field(ari.get("/asterisk/info?only=config"), "config", "name");
        } catch (IOException e) {
            return "";
        }
    }

    /** Leaves out the events that nobody here reads; most are variables. */
    void leaveOutEvents() {
        String filter = "{\"disallowed\":["
                + List.of(
                                "ChannelVarset",
                                "ChannelDialplan",
                                "ChannelConnectedLine",
                                "ChannelCallerId",
                                "BridgeCreated",
                                "BridgeDestroyed",
                                "ChannelLeftBridge",
                                "ChannelHangupRequest",
                                "ContactStatusChange",
                                "PeerStatusChange")
                        .stream()
                        .map(type -> "{\"type\":\"" + type + "\"}")
                        .collect(Collectors.joining(","))
                + "]}";
        said("filter", ari.tell("PUT", "/applications/" + ari.application() + "/eventFilter", filter));
    }

    /**
     * Sends a text to a phone, unless the phone said in its call that it takes none.
     *
     * @param channelId the call of the phone, which is asked what the phone takes
     * @return false when the phone cannot have it
     */
    CompletableFuture<Boolean> text(String phone, String channelId, String text) {
        return ari.ask("/channels/" + Ari.encoded(channelId) + "/variable?variable="
                        + Ari.encoded("PJSIP_HEADER(read,Allow)"))
                .thenCompose(allow -> takesTexts(phone, AriReading.field(allow, "value"))
                        ? ari.tell(
                                "PUT",
                                "/endpoints/" + endpoint(phone) + "/sendMessage",
                                Map.of("from", SENDER, "body", text))
                        : CompletableFuture.completedFuture(0))
                .thenApply(status -> status == TAKEN);
    }

    /** Technology and resource, which are two segments of a path. */
    private static String endpoint(String phone) {
        return Stream.of(phone.split("/", 2)).map(Ari::encoded).collect(Collectors.joining("/"));
    }

    /**
     * A call that is over says nothing any more: what the phone said in an earlier one counts, else it may take texts.
     */
    private boolean takesTexts(String phone, String allow) {
        if (allow.isBlank()) {
            return !withoutTexts.contains(phone);
        }
        boolean takes = allow.contains("MESSAGE");
        if (takes) {
            withoutTexts.remove(phone);
        } else {
            withoutTexts.add(phone);
        }
        return takes;
    }

    /** Rings the phone and says the digits. */
    void ringAndSay(String phone, String digits) {
        run(
                Map.of(
                        "endpoint", phone,
                        "context", "ringback-say",
                        "extension", digits,
                        "priority", "1",
                        "callerId", "Ringback"),
                Map.of());
    }

    /** Says the digits to the party at this side of a call, and to no other party of it. */
    void whisper(String channelId, String digits) {
        String spy = SPY + channelId.replaceAll("[^A-Za-z0-9]", "_");
        said(
                "whisper",
                ari.tell(
                                "POST",
                                "/channels/" + Ari.encoded(channelId) + "/snoop/" + spy,
                                Map.of("whisper", "out", "app", ari.application()))
                        .thenCompose(status -> ari.tell(
                                "POST",
                                "/channels/" + spy + "/variable",
                                Map.of("variable", "CDR_PROP(disable)", "value", "1")))
                        .thenCompose(status ->
                                ari.tell("POST", "/channels/" + spy + "/play", Map.of("media", "digits:" + digits))));
        // Asterisk has let it go already when the call is over.
        CompletableFuture.delayedExecutor(SAYING.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    var unused = ari.tell("DELETE", "/channels/" + spy, Map.of());
                });
    }

    /** Runs {@code ringback-shield} of the dialplan for an agent's phones, which asks what is wanted by then. */
    void shield(String agentId, Set<String> phones) {
        run(
                Map.of(
                        "endpoint", "Local/s@ringback-shield/n",
                        "context", "ringback-shield",
                        "extension", "s",
                        "priority", "1"),
                Map.of("__RINGBACK_AGENT", agentId, "__RINGBACK_PHONE", String.join("&", phones)));
    }

    /** The names of what was recorded; none when Asterisk does not answer. */
    CompletableFuture<List<String>> recordings() {
        return ari.ask("/recordings/stored").thenApply(stored -> {
            if (stored.isEmpty()) {
                LOG.warn("event=recordings-unknown");
            }
            return AriReading.each(stored, "name");
        });
    }

    void delete(String recording) {
        said("delete", ari.tell("DELETE", "/recordings/stored/" + Ari.encoded(recording), Map.of()));
    }

    private void run(Map<String, String> originate, Map<String, String> variables) {
        Map<String, Object> body = new HashMap<>(originate);
        Map<String, String> all = new HashMap<>(variables);
        all.put("CDR_PROP(disable)", "1");
        body.put("variables", all);
        try {
            said("task", ari.tell("POST", "/channels", JSON.writeValueAsString(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map cannot be written", e);
        }
    }

    private static void said(String what, CompletableFuture<Integer> status) {
        var unused = status.thenAccept(code -> {
            if (code / 100 != FOUND) {
                LOG.warn("event=asterisk-refuses what={} status={}", what, code);
            }
        });
    }
}
