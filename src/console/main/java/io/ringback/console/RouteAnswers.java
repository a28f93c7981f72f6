package io.ringback.console;

import io.ringback.console.http.Answer;
import io.ringback.console.http.Ask;
import io.ringback.console.http.Routes.Route;
import io.ringback.consumer.IncomingCall;
import io.ringback.consumer.RoutingTable;
import io.ringback.settings.Settings;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells a switch that cannot embed a router's table what to do with a call, from that table. */
final class RouteAnswers implements Route {
    /** Where a switch asks before it routes a call. */
    static final String PATH = "/v1/route";

    private final RoutingTable routing;
    private final RouteQuestion question;
    private final InstantSource clock;

    RouteAnswers(RoutingTable routing, InstantSource clock, Settings settings) {
        this.routing = routing;
        this.question = new RouteQuestion(routing, settings, clock);
        this.clock = clock;
    }

    /** The caller's number is taken and used, since a security desk's lets it through a block; nothing keeps it. */
    @Override
    public Answer apply(Ask ask) {
        return question.read(ask).map(this::to).orElseGet(() -> Answer.error(400, "to-or-agent-needed"));
    }

    /** What to do with this call now, {@code number} what was dialled when it is a number. */
    Answer to(IncomingCall call) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("number", call.dialledNumber());
        fields.putAll(RouterAnswers.fields(routing.route(call, clock.instant())));
        return Json.answer(200, fields);
    }
}
