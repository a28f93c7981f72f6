package io.ringback.console;

import io.ringback.console.http.Answer;
import io.ringback.console.http.Ask;
import io.ringback.console.http.Routes;
import io.ringback.console.live.LiveDocument;
import io.ringback.console.live.NumberCounts;
import io.ringback.console.live.Recent;
import io.ringback.console.live.Views.PoolView;
import io.ringback.consumer.IncomingCall;
import io.ringback.consumer.PresenceTable;
import io.ringback.consumer.RoutingTable;
import io.ringback.consumer.ShownPresence;
import io.ringback.core.CallbackNumber;
import io.ringback.settings.Settings;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /v1}: what a router must do with a call, for engines that keep no table of their own, and the pools. */
final class Api {
    private static final int LONGEST_ID = 256;

    private final RoutingTable routing;
    private final RouteAnswers answers;
    private final PresenceTable presence;
    private final LiveDocument document;
    private final InstantSource clock;
    private final Settings settings;
    private final TablesRead read;
    private final Recent<Answer> pools = new Recent<>(this::allPools);

    Api(
            RoutingTable routing,
            PresenceTable presence,
            LiveDocument document,
            InstantSource clock,
            Settings settings,
            TablesRead read) {
        this.read = read;
        this.routing = routing;
        this.answers = new RouteAnswers(routing, clock, settings);
        this.presence = presence;
        this.document = document;
        this.clock = clock;
        this.settings = settings;
    }

    void serve(Routes routes) {
        routes.get("/v1/numbers/", read.answers(this::number))
                .get("/v1/agents/", read.answers(this::agent))
                .get(RouteAnswers.PATH, read.answers(answers))
                .get("/v1/pools", read.answers(ask -> pools.get()))
                .get("/v1/settings", this::settings);
    }

    private Answer number(Ask ask) {
        if (!CallbackNumber.isE164(ask.rest())) {
            return Answer.error(400, "number-must-be-e164");
        }
        return answers.to(described(IncomingCall.toNumber(ask.rest()), ask));
    }

    private Answer agent(Ask ask) {
        if (ask.rest().isBlank() || ask.rest().length() > LONGEST_ID) {
            return Answer.error(400, "agent-id-needed");
        }
        IncomingCall call = described(IncomingCall.toAgent(ask.rest()), ask);
        ShownPresence shown = presence.presenceOf(ask.rest(), clock.instant());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("agentId", ask.rest());
        fields.putAll(RouterAnswers.fields(routing.route(call, clock.instant())));
        fields.put("status", shown.status());
        fields.put("emergency", shown.emergency());
        return Json.answer(200, fields);
    }

    /** The caller's number is a detail, so it is not taken: it would end up in logs. */
    private static IncomingCall described(IncomingCall plain, Ask ask) {
        IncomingCall call = plain;
        if (ask.parameter("callId").isPresent()) {
            call = call.withCallId(ask.parameter("callId").orElseThrow());
        }
        if (ask.parameter("callerAgent").isPresent()) {
            call = call.fromAgent(ask.parameter("callerAgent").orElseThrow());
        }
        return RouteQuestion.isMarked(ask, "psapCallback") ? call.markedPsapCallback() : call;
    }

    private Answer allPools() {
        NumberCounts counts = NumberCounts.of(document);
        List<Map<String, Object>> pools = document.section("pools").values().stream()
                .filter(PoolView.class::isInstance)
                .map(PoolView.class::cast)
                .map(pool -> pool(pool, counts))
                .toList();
        return Json.answer(200, Map.of("pools", pools));
    }

    /** Those that decide what the topics must be, so that a shell can go by the service's and not by its own (R27). */
    private Answer settings(Ask ask) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("application.id", settings.applicationId());
        fields.put("topic.prefix", settings.topicPrefix());
        fields.put("callback.lease", settings.lease().toString());
        fields.put("callback.overrun-grace", settings.overrunGrace().toString());
        fields.put("callback.min-after-call", settings.minAfterCall().toString());
        return Json.answer(200, fields);
    }

    private static Map<String, Object> pool(PoolView pool, NumberCounts counts) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("pool", pool.name());
        fields.put("region", pool.region());
        fields.put("fallback", pool.fallback());
        fields.put("low", pool.low());
        fields.put("numbers", counts.of(pool.name()));
        return fields;
    }
}
