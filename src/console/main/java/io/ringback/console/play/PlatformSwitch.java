package io.ringback.console.play;

import io.ringback.console.play.PhoneCall.Kind;
import io.ringback.console.play.PhoneCall.Place;
import io.ringback.consumer.IncomingCall;
import io.ringback.consumer.Routing;
import io.ringback.consumer.SuppressionTable;
import io.ringback.event.CallEventType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The platform's switch: whom calls ring, when they are taken and when they are over, and what of it is told to Ringback.
 * Guarded by the {@link Platform}.
 */
final class PlatformSwitch {
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
    private final PlatformEvents publisher;
    private final RouterDesk router;
    private final InstantSource clock;
    private final PhoneCalls calls = new PhoneCalls();

    PlatformSwitch(Lines lines, PlatformEvents publisher, RouterDesk router, InstantSource clock) {
        this.lines = lines;
        this.publisher = publisher;
        this.router = router;
        this.clock = clock;
    }

    PhoneCalls calls() {
        return calls;
    }

    /** The agent dials; by this the platform knows only whose phone rings, Ringback tells what may be seen. */
    void dial(String number) {
        Instant now = clock.instant();
        IncomingCall asked = IncomingCall.toNumber(number).fromAgent(Platform.AGENT);
        Routing routing = router.route(asked, now);
        PhoneCall call = begin(Kind.DIALLED, lines.called(number), number, true);
        publisher.publish(Events.dialled(call, now));
        boolean toBot = routing instanceof Routing.AutoResponder || lines.isTest(number);
        if (routing instanceof Routing.AutoResponder) {
            router.note(call.id, Platform.AGENT + " dials its callback number", routing, now);
        }
        call.rings(toBot ? Place.AUTO_RESPONDER : Place.OUTSIDE, now.plus(SOON));
    }

    /** The responder calls a number. */
    void callBack(String number) {
        Instant now = clock.instant();
        PhoneCall call = begin(Kind.CALLBACK, "Responder", number, true);
        publisher.publish(Events.received(call, now));
        call.waits(now);
        routeOn(call, now);
    }

    /** The customer calls the agent's own line, and waits in the queue while nobody may be rung. */
    void customerCalls() {
        if (calls.of(Kind.CUSTOMER).isPresent()) {
            return;
        }
        Instant now = clock.instant();
        PhoneCall call = begin(Kind.CUSTOMER, "Customer", Platform.OWN_LINE, false);
        publisher.publish(Events.received(call, now));
        call.waits(now);
        routeOn(call, now);
    }

    /** A conversation of somebody else's. */
    PhoneCall ordinary(String agent, String with) {
        PhoneCall call = begin(Kind.ORDINARY, with, Platform.OWN_LINE, false, agent);
        publisher.publish(Events.received(call, clock.instant()));
        answer(call);
        return call;
    }

    /** Whatever is due: phones that answer by themselves, queues. */
    void moveOn(Instant now) {
        calls.all().stream().filter(call -> call.isDue(now)).forEach(call -> moveOn(call, now));
        calls.live()
                .filter(call -> !now.isBefore(call.aliveAt.plus(SAYS_ALIVE)))
                .forEach(call -> keepAlive(call, now));
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
        IncomingCall asked = (callback ? IncomingCall.toNumber(call.dialled) : IncomingCall.toAgent(Platform.AGENT))
                .withCallId(call.id);
        Routing routing = router.route(asked, now);
        String words = callback ? "Responder calls " + call.dialled : "Customer calls " + Platform.AGENT;
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
                        .anyMatch(call ->
                                call != candidate && call.agent.equals(Platform.AGENT) && call.kind != Kind.CALLBACK);
    }

    void answer(PhoneCall call) {
        call.answered();
        publisher.publish(Events.of(call, CallEventType.ANSWERED, clock.instant()));
    }

    private void keepAlive(PhoneCall call, Instant now) {
        call.aliveAt = now;
        publisher.publish(Events.of(call, CallEventType.KEEPALIVE, now));
    }

    void hangUp(PhoneCall call) {
        call.ended(clock.instant());
        publisher.publish(Events.of(call, CallEventType.ENDED, clock.instant()));
    }

    private PhoneCall begin(Kind kind, String with, String number, boolean heldBack) {
        return begin(kind, with, number, heldBack, Platform.AGENT);
    }

    private PhoneCall begin(Kind kind, String with, String number, boolean heldBack, String agent) {
        Instant now = clock.instant();
        Duration wait = heldBack ? HELD_BACK : Duration.ZERO;
        PhoneCall call = new PhoneCall(newId(), kind, agent, with, number, now, now.plus(wait));
        calls.add(call);
        return call;
    }

    static String newId() {
        return "demo-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 50), 36);
    }
}
