package io.ringback.console.play;

import io.ringback.console.live.Arrival;
import io.ringback.console.live.ArrivalListener;
import io.ringback.console.play.PhoneCall.Kind;
import io.ringback.console.play.PhoneCall.Place;
import io.ringback.console.play.TryIt.OngoingView;
import io.ringback.consumer.CallView;
import io.ringback.consumer.IncomingCall;
import io.ringback.consumer.Routing;
import io.ringback.consumer.RoutingTable;
import io.ringback.consumer.SuppressionTable;
import io.ringback.event.AutoResponderInstruction;
import io.ringback.event.CallEventType;
import io.ringback.event.CallbackDecision;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

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

    /**
     * Longer than the contract asks of a dashboard: on a laptop that has only just started everything is slow, and an
     * emergency must not flash up on the very screen that shows how it is hidden.
     */
    private static final Duration HELD_BACK = SuppressionTable.HOLD_BACK.multipliedBy(24);

    private static final Duration SOON = Duration.ofMillis(1_200);
    private static final Duration ASKS_AGAIN = Duration.ofMillis(200);
    /** Far within a quarter of the shortest lease, which is how often a gateway is asked to. */
    private static final Duration SAYS_ALIVE = Duration.ofSeconds(4);

    private final Lines lines;
    private final CallPublisher publisher;
    private final RouterDesk router;
    private final SuppressionTable suppressions;
    private final InstantSource clock;
    private final PhoneCalls calls = new PhoneCalls();
    private final BotScreen bot = new BotScreen();
    private String ownPresence = "Available";
    private String lastHidden = "";

    /** @param lines what the numbers that the agent dials mean */
    public Platform(
            Lines lines,
            CallPublisher publisher,
            RoutingTable routing,
            SuppressionTable suppressions,
            InstantSource clock) {
        this.lines = lines;
        this.publisher = publisher;
        this.router = new RouterDesk(routing);
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /** The agent dials; by this the platform knows only whose phone rings, Ringback tells what may be seen. */
    synchronized void dial(String number) {
        Instant now = clock.instant();
        IncomingCall asked = IncomingCall.toNumber(number).fromAgent(AGENT);
        Routing routing = router.route(asked, now);
        PhoneCall call = begin(Kind.DIALLED, lines.called(number), number, true);
        publisher.publish(Events.dialled(call, now));
        boolean toBot = routing instanceof Routing.AutoResponder || lines.isTest(number);
        if (routing instanceof Routing.AutoResponder) {
            router.note(call.id, AGENT + " dials its callback number", routing, now);
        }
        call.rings(toBot ? Place.AUTO_RESPONDER : Place.OUTSIDE, now.plus(SOON));
    }

    /** The responder calls a number. */
    synchronized void callBack(String number) {
        Instant now = clock.instant();
        PhoneCall call = begin(Kind.CALLBACK, "Responder", number, true);
        publisher.publish(Events.received(call, now));
        call.waits(now);
        routeOn(call, now);
    }

    /** The customer calls the agent's own line, and waits in the queue while nobody may be rung. */
    synchronized void customerCalls() {
        if (calls.of(Kind.CUSTOMER).isPresent()) {
            return;
        }
        Instant now = clock.instant();
        PhoneCall call = begin(Kind.CUSTOMER, "Customer", OWN_LINE, false);
        publisher.publish(Events.received(call, now));
        call.waits(now);
        routeOn(call, now);
    }

    synchronized void accept(String callId) {
        calls.find(callId)
                .filter(call -> !call.isOver() && call.place == Place.AGENT)
                .ifPresent(this::answer);
    }

    synchronized void end(String callId) {
        calls.find(callId).filter(call -> !call.isOver()).ifPresent(this::hangUp);
    }

    synchronized void hangUp(Kind kind) {
        calls.of(kind).ifPresent(this::hangUp);
    }

    /** The agent leaves the emergency. */
    synchronized void closeSession() {
        publisher.publish(Events.closed(lastHidden.isEmpty() ? newId() : lastHidden, AGENT, clock.instant()));
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
        calls.all().stream().filter(call -> call.isDue(now)).forEach(call -> moveOn(call, now));
        calls.live()
                .filter(call -> !now.isBefore(call.aliveAt.plus(SAYS_ALIVE)))
                .forEach(call -> keepAlive(call, now));
        calls.removeIf(call -> isPast(call, now));
    }

    synchronized PlatformView view(ShownDesk desk) {
        return PlatformView.of(this, desk, clock.instant());
    }

    /** The supervisor's dashboard: the platform's own feed, less what is suppressed or not yet known to be shown. */
    synchronized Map<String, OngoingView> ongoing(Instant now) {
        Map<String, OngoingView> shown = new LinkedHashMap<>();
        calls.live()
                .filter(call -> !now.isBefore(call.shownFrom))
                .filter(call -> !suppressions.viewOf(call.id, now).hiddenFromOngoing())
                .forEach(call ->
                        shown.put(call.id, new OngoingView(call.agent, call.with, call.startedAt, call.stage.name())));
        return shown;
    }

    PhoneCalls calls() {
        return calls;
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
        PhoneCall call = begin(Kind.ORDINARY, with, OWN_LINE, false, agent);
        publisher.publish(Events.received(call, clock.instant()));
        answer(call);
        return call;
    }

    private void moveOn(PhoneCall call, Instant now) {
        switch (call.stage) {
            case WAITING -> routeOn(call, now);
            case RINGING -> {
                if (call.place == Place.AGENT) {
                    hangUp(call);
                } else {
                    answer(call);
                }
            }
            case UP, ENDED -> call.nextAt = null;
        }
    }

    private void routeOn(PhoneCall call, Instant now) {
        boolean callback = call.kind == Kind.CALLBACK;
        IncomingCall asked =
                (callback ? IncomingCall.toNumber(call.dialled) : IncomingCall.toAgent(AGENT)).withCallId(call.id);
        Routing routing = router.route(asked, now);
        String words = callback ? "Responder calls " + call.dialled : "Customer calls " + AGENT;
        router.note(call.id, words, routing, now);
        boolean patienceIsOver = now.isAfter(call.startedAt.plus(ASKS_AGAIN));
        ring(call, routing instanceof Routing.AwaitDecision wait && patienceIsOver ? wait.otherwise() : routing, now);
    }

    private void ring(PhoneCall call, Routing routing, Instant now) {
        if (routing instanceof Routing.Direct direct) {
            call.rings(Place.AGENT, now.plusSeconds(direct.noAnswerSeconds()));
        } else if (routing instanceof Routing.Fallback) {
            call.rings(Place.SECURITY_DESK, now.plus(SOON));
        } else if (routing instanceof Routing.AutoResponder) {
            call.rings(Place.AUTO_RESPONDER, now.plus(SOON));
        } else if (routing instanceof Routing.Blocked || isBusy(call) || routing instanceof Routing.AwaitDecision) {
            call.waits(now.plus(ASKS_AGAIN));
        } else if (call.kind == Kind.CUSTOMER) {
            call.rings(Place.AGENT, null);
        } else {
            call.rings(Place.OUTSIDE, now.plus(SOON));
        }
    }

    private boolean isBusy(PhoneCall candidate) {
        return candidate.kind == Kind.CUSTOMER
                && calls.live()
                        .anyMatch(call -> call != candidate && call.agent.equals(AGENT) && call.kind != Kind.CALLBACK);
    }

    private void answer(PhoneCall call) {
        call.answered();
        publisher.publish(Events.of(call, CallEventType.ANSWERED, clock.instant()));
    }

    private void keepAlive(PhoneCall call, Instant now) {
        call.aliveAt = now;
        publisher.publish(Events.of(call, CallEventType.KEEPALIVE, now));
    }

    private void hangUp(PhoneCall call) {
        call.ended(clock.instant());
        publisher.publish(Events.of(call, CallEventType.ENDED, clock.instant()));
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

    private PhoneCall begin(Kind kind, String with, String number, boolean heldBack) {
        return begin(kind, with, number, heldBack, AGENT);
    }

    private PhoneCall begin(Kind kind, String with, String number, boolean heldBack, String agent) {
        Instant now = clock.instant();
        Duration wait = heldBack ? HELD_BACK : Duration.ZERO;
        PhoneCall call = new PhoneCall(newId(), kind, agent, with, number, now, now.plus(wait));
        calls.add(call);
        return call;
    }

    private static String newId() {
        return "demo-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 50), 36);
    }
}
