package io.ringback.console.play;

import io.ringback.console.live.Arrival;
import io.ringback.console.live.ArrivalListener;
import io.ringback.console.play.PhoneCall.Kind;
import io.ringback.console.play.PhoneCall.Place;
import io.ringback.console.play.TryIt.OngoingView;
import io.ringback.consumer.CallView;
import io.ringback.consumer.RoutingTable;
import io.ringback.consumer.SuppressionTable;
import io.ringback.event.AutoResponderInstruction;
import io.ringback.event.CallbackDecision;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A contact centre in small: an agent's phone, a responder's, a customer's, and a router between them. What its phones do
 * is told to Ringback as call events; what they show and whom they ring comes from the output topics alone.
 */
public final class Platform implements ArrivalListener {
    /** The agent whose desk the page shows. */
    public static final String AGENT = "agent-7";

    static final String OWN_LINE = "+12025550107";

    /** The name of the other side of an emergency call, which no screen ever shows. */
    static final String EMERGENCY_LINE = "Emergency line";

    private final PlatformEvents publisher;
    private final RouterDesk router;
    private final SuppressionTable suppressions;
    private final InstantSource clock;
    private final PlatformSwitch phones;
    private final BotScreen bot = new BotScreen();
    private String ownPresence = "Available";
    private String lastHidden = "";

    /** @param lines what the numbers that the agent dials mean */
    public Platform(
            Lines lines,
            PlatformEvents publisher,
            RoutingTable routing,
            SuppressionTable suppressions,
            InstantSource clock) {
        this.publisher = publisher;
        this.router = new RouterDesk(routing);
        this.phones = new PlatformSwitch(lines, publisher, router, clock);
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /** The agent dials; by this the platform knows only whose phone rings, Ringback tells what may be seen. */
    synchronized void dial(String number) {
        phones.dial(number);
    }

    /** The responder calls a number. */
    synchronized void callBack(String number) {
        phones.callBack(number);
    }

    /** The customer calls the agent's own line, and waits in the queue while nobody may be rung. */
    synchronized void customerCalls() {
        phones.customerCalls();
    }

    synchronized void accept(String callId) {
        calls().find(callId)
                .filter(call -> !call.isOver() && call.place == Place.AGENT)
                .ifPresent(phones::answer);
    }

    synchronized void end(String callId) {
        calls().find(callId).filter(call -> !call.isOver()).ifPresent(phones::hangUp);
    }

    synchronized void hangUp(Kind kind) {
        calls().of(kind).ifPresent(phones::hangUp);
    }

    /** The agent leaves the emergency. */
    synchronized void closeSession() {
        publisher.publish(
                Events.closed(lastHidden.isEmpty() ? PlatformSwitch.newId() : lastHidden, AGENT, clock.instant()));
    }

    synchronized void choose(String status) {
        ownPresence = status;
        publisher.publish(Events.chosen(AGENT, status, clock.instant()));
    }

    @Override
    public synchronized void arrived(Arrival arrival) {
        if (arrival.event() instanceof CallbackDecision decision) {
            router.decided(decision);
        } else if (arrival.event() instanceof AutoResponderInstruction row && arrival.live()) {
            bot.told(row, arrival.now());
        }
    }

    /** Moves on whatever is due: phones that answer by themselves, queues, calls that were forgotten. */
    synchronized void tick() {
        Instant now = clock.instant();
        phones.moveOn(now);
        calls().removeIf(call -> isPast(call, now));
    }

    synchronized PlatformView view(ShownDesk desk) {
        return PlatformView.of(this, desk, clock.instant());
    }

    /** The supervisor's dashboard: the platform's own feed, less what is suppressed or not yet known to be shown. */
    synchronized Map<String, OngoingView> ongoing(Instant now) {
        Map<String, OngoingView> shown = new LinkedHashMap<>();
        calls().live()
                .filter(call -> !now.isBefore(call.shownFrom))
                .filter(call -> !suppressions.viewOf(call.id, now).hiddenFromOngoing())
                .forEach(call ->
                        shown.put(call.id, new OngoingView(call.agent, call.with, call.startedAt, call.stage.name())));
        return shown;
    }

    PhoneCalls calls() {
        return phones.calls();
    }

    List<RouterDesk.Line> routes() {
        return router.lines();
    }

    BotScreen bot() {
        return bot;
    }

    String ownPresence() {
        return ownPresence;
    }

    SuppressionTable suppressions() {
        return suppressions;
    }

    /** A conversation of somebody else's, so that there is something to see. */
    synchronized PhoneCall ordinary(String agent, String with) {
        return phones.ordinary(agent, with);
    }

    /** An ended call is kept for its history, unless it is an emergency's: that one is gone as soon as it is told. */
    private boolean isPast(PhoneCall call, Instant now) {
        CallView seen = suppressions.viewOf(call.id, now);
        if (seen.restricted() && call.agent.equals(AGENT) && !seen.forgotten()) {
            lastHidden = call.id;
        }
        if (seen.forgotten()) {
            router.forget(call.id);
            return true;
        }
        Duration kept = call.kind == Kind.ORDINARY ? Duration.ZERO : Duration.ofMinutes(2);
        return call.endedAt != null && !seen.restricted() && now.isAfter(call.endedAt.plus(kept));
    }
}
