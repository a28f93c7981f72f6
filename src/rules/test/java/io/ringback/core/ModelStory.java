package io.ringback.core;

import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.ELSEWHERE;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.OTHER;
import static io.ringback.core.Signals.POOL;
import static io.ringback.core.Signals.SECOND;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * What may happen in a bounded model, in every order.
 *
 * @param policy of each pool
 * @param pools one or two
 * @param numbers in service in the first pool
 * @param calls whose events come in any order, some said twice
 * @param asides what else happens, once or twice each
 */
record ModelStory(
        String name,
        Policy policy,
        List<PoolName> pools,
        List<CallbackNumber> numbers,
        List<Call> calls,
        List<Aside> asides) {

    private static final CallId TRY = new CallId("try");

    /** A call in one of the pools: its STARTED, to which the rest belongs. */
    record Call(int pool, CallId id, Function<CallStart, Signal> started) {}

    /** A signal to one of the pools. */
    record Aside(int pool, Signal signal) {}

    @Override
    public String toString() {
        return name;
    }

    static List<ModelStory> all() {
        return List.of(
                callbacks(),
                messages(),
                exhausted(),
                otherSides(),
                moved(),
                twoTries(),
                sharedId(),
                closesByItself(),
                releasedByHand());
    }

    private static ModelStory callbacks() {
        return onePool(
                "two emergencies and two callbacks",
                List.of(FIRST, SECOND),
                List.of(
                        emergency(0, AGENT, "e1"),
                        emergency(0, OTHER, "e2"),
                        back(0, FIRST, "c1"),
                        back(0, SECOND, "c2")),
                List.of(new Aside(0, Signals.closes(AGENT)), new Aside(0, Signals.chooses(OTHER, "Lunch"))));
    }

    private static ModelStory messages() {
        return onePool(
                "emergency twice, a message and a callback",
                List.of(FIRST, SECOND),
                List.of(
                        emergency(0, AGENT, "e1"),
                        emergency(0, AGENT, "e2"),
                        message(AGENT, "m1"),
                        back(0, FIRST, "c1")),
                List.of(new Aside(0, Signals.closes(AGENT)), new Aside(0, Signals.withdraws(FIRST))));
    }

    private static ModelStory exhausted() {
        return onePool(
                "two agents and one number",
                List.of(FIRST),
                List.of(
                        emergency(0, AGENT, "e1"),
                        emergency(0, OTHER, "e2"),
                        emergency(0, OTHER, "e3"),
                        back(0, FIRST, "c1")),
                List.of(new Aside(0, Signals.offers(SECOND)), new Aside(0, Signals.closes(OTHER))));
    }

    private static ModelStory otherSides() {
        return onePool(
                "a linked side, a marked callback and nobody's call",
                List.of(FIRST),
                List.of(
                        emergency(0, AGENT, "e1"),
                        new Call(0, new CallId("l1"), start -> new Signal.LinkedCallStarted(new CallId("e1"), start)),
                        new Call(
                                0,
                                new CallId("p1"),
                                start -> new Signal.PsapCalledBack(
                                        AGENT, null, null, new Caller(true, true, false), start)),
                        new Call(0, new CallId("n1"), start -> new Signal.EmergencyDialled(null, start))),
                List.of(new Aside(0, Signals.closes(AGENT))));
    }

    /** The gateway's clock tells the tries apart; their events come in any order. */
    private static ModelStory twoTries() {
        return onePool(
                "two tries under one id, keepalives and a close by force",
                List.of(FIRST, SECOND),
                List.of(emergency(0, OTHER, "e2"), back(0, FIRST, "c1")),
                List.of(
                        new Aside(0, tried(0)),
                        new Aside(0, new Signal.CallEnded(Signals.later(TRY, Signals.START.plusSeconds(2)))),
                        new Aside(0, tried(3)),
                        new Aside(0, new Signal.CallAnswered(Signals.later(TRY, Signals.START.plusSeconds(5)))),
                        new Aside(0, new Signal.CallAlive(Signals.later(TRY, Signals.START.plusSeconds(8)))),
                        new Aside(0, new Signal.CallEnded(Signals.later(TRY, Signals.START.plusSeconds(9)))),
                        new Aside(0, new Signal.SessionClosed(null, AGENT, true)),
                        new Aside(0, Signals.closes(AGENT))));
    }

    /** Two agents' calls with one id: what is said of it by whom is told apart by the agent. */
    private static ModelStory sharedId() {
        return onePool(
                "one id for two agents' calls",
                List.of(FIRST, SECOND),
                List.of(back(0, FIRST, "c1")),
                List.of(
                        new Aside(0, Signals.dials(AGENT, TRY)),
                        new Aside(
                                0,
                                new Signal.EmergencyDialled(
                                        OTHER, Signals.start(TRY).asAnew())),
                        new Aside(0, new Signal.CallEnded(new LaterEvent(TRY, AGENT, null, null, null))),
                        new Aside(0, new Signal.CallEnded(new LaterEvent(TRY, OTHER, null, null, null))),
                        new Aside(0, new Signal.CallAlive(new LaterEvent(TRY, OTHER, null, null, null))),
                        new Aside(0, Signals.closes(AGENT)),
                        new Aside(0, Signals.closes(OTHER))));
    }

    /** R3: no gateway says that the session is closed, and the agent is free all the same. */
    private static ModelStory closesByItself() {
        return new ModelStory(
                "a session that closes by itself, callbacks and a close by force",
                Signals.policy(Duration.ZERO, Duration.ofMinutes(5), 0, new Policy.Limits(20, 10_000)),
                List.of(POOL),
                List.of(FIRST),
                List.of(emergency(0, AGENT, "e1"), back(0, FIRST, "c1"), message(AGENT, "m1")),
                List.of(
                        new Aside(0, Signals.alive(new CallId("e1"))),
                        new Aside(0, Signals.closes(AGENT)),
                        new Aside(0, new Signal.SessionClosed(null, AGENT, true)),
                        new Aside(0, Signals.chooses(AGENT, "Lunch"))));
    }

    /** R7: an operator ends leases before their time, with and without force, also of whom it did not look at. */
    private static ModelStory releasedByHand() {
        return onePool(
                "numbers released by hand, an emergency again, a callback and a message",
                List.of(FIRST, SECOND),
                List.of(
                        emergency(0, AGENT, "e1"),
                        emergency(0, OTHER, "e2"),
                        back(0, FIRST, "c1"),
                        message(AGENT, "m1")),
                List.of(
                        new Aside(0, Signals.releases(FIRST, false)),
                        new Aside(0, Signals.releases(FIRST, true)),
                        new Aside(0, new Signal.SessionClosed(new CallId("operator"), OTHER, null, false, SECOND)),
                        new Aside(0, Signals.closes(AGENT))));
    }

    private static Signal tried(int second) {
        CallStart.Early nothing = CallStart.Early.NOTHING;
        return new Signal.EmergencyDialled(AGENT, Signals.start(TRY, Signals.START.plusSeconds(second), nothing));
    }

    private static ModelStory moved() {
        return new ModelStory(
                "a number moves between two pools",
                Signals.STANDARD,
                List.of(POOL, ELSEWHERE),
                List.of(FIRST, SECOND),
                List.of(
                        emergency(0, AGENT, "e1"),
                        emergency(1, OTHER, "e2"),
                        back(0, FIRST, "c1"),
                        back(1, FIRST, "c2")),
                List.of(
                        new Aside(0, Signals.withdraws(FIRST)),
                        new Aside(0, new Signal.NumberOffered(FIRST, ELSEWHERE)),
                        new Aside(0, Signals.offers(FIRST))));
    }

    private static ModelStory onePool(String name, List<CallbackNumber> numbers, List<Call> calls, List<Aside> asides) {
        return new ModelStory(name, Signals.STANDARD, List.of(POOL), numbers, calls, asides);
    }

    private static Call emergency(int pool, AgentId agent, String call) {
        return new Call(pool, new CallId(call), start -> new Signal.EmergencyDialled(agent, start));
    }

    private static Call back(int pool, CallbackNumber number, String call) {
        return new Call(
                pool,
                new CallId(call),
                start -> new Signal.NumberCalled(
                        number, Signal.Direction.INBOUND, null, new Caller(false, true, false), start));
    }

    private static Call message(AgentId agent, String call) {
        return new Call(
                0,
                new CallId(call),
                start -> new Signal.NumberCalled(
                        FIRST, Signal.Direction.OUTBOUND, agent, new Caller(false, true, false), start));
    }
}
