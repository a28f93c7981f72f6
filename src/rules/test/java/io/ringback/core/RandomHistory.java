package io.ringback.core;

import static io.ringback.core.Signals.POOL;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One history out of a seed: agents dial, responders call back, gateways stutter, give ids again and have clocks of their
 * own, operators move numbers, and somebody does what harm a caller can.
 */
final class RandomHistory {
    private static final int REMEMBERED = 40;

    private static final @Nullable Duration[] CLOSE_AFTER = {null, null, Duration.ZERO, Duration.ofMinutes(5)};

    private static final Policy.Limits LIMITS = new Policy.Limits(5, 10_000);
    private static final Duration REMEMBERED_BY_INTAKE = Duration.ofHours(2);
    private static final int FLOOD = 12;
    private static final Delivery.Source SOURCE = new Delivery.Source("topic-1", 0);

    private final Random random;
    private final Draws draws;
    private final SimulatedDesk desk;
    private final List<CallbackNumber> numbers = new ArrayList<>();
    private final List<AgentId> agents = List.of(Signals.AGENT, Signals.OTHER, new AgentId("agent-3"));
    private final List<Signal> pending = new ArrayList<>();
    private final List<CallId> calls = new ArrayList<>();
    private final Map<CallId, Instant> begun = new HashMap<>();
    private final Deque<String> latest = new ArrayDeque<>();
    private @Nullable Delivery last;
    private long offset;
    private int attacks;
    private final long skew;

    RandomHistory(long seed) {
        random = new Random(seed);
        draws = new Draws(random);
        Duration after = random.nextBoolean() ? Duration.ZERO : Duration.ofMinutes(10L * (1 + random.nextInt(9)));
        Duration close = CLOSE_AFTER[random.nextInt(CLOSE_AFTER.length)];
        desk = new SimulatedDesk(POOL, Signals.policy(after, close, 1, LIMITS));
        int size = 3 + random.nextInt(2);
        for (int i = 1; i <= size; i++) {
            numbers.add(new CallbackNumber("+1202555010" + i));
        }
        skew = random.nextInt(5) == 0 ? Duration.ofDays(25_000).toSeconds() : random.nextInt(600) - 300;
        numbers.forEach(number -> deliver(Signals.offers(number)));
    }

    void play(int events) {
        for (int i = 0; i < events; i++) {
            step();
        }
        latest.add("quiet");
        desk.pass(Duration.ofHours(5));
    }

    private void step() {
        int what = random.nextInt(100);
        if (what < 14) {
            call();
        } else if (what < 62 && !pending.isEmpty()) {
            later(pending.remove(random.nextInt(Math.min(6, pending.size()))));
        } else if (what < 80) {
            time();
        } else if (what < 84 && last != null) {
            replay(last);
        } else if (what < 87) {
            away(random.nextBoolean() ? Duration.ZERO : Duration.ofSeconds(random.nextInt(7200)));
        } else if (what < 88) {
            attack();
        } else {
            deliver(aside());
        }
    }

    /** A STARTED told again hours later would be no duplicate but a call that intake no longer knows. */
    private void later(Signal signal) {
        CallStart start = Signals.startOf(signal);
        if (start == null || isKnown(start.call())) {
            deliver(signal);
        }
    }

    private boolean isKnown(CallId call) {
        return begun.getOrDefault(call, Instant.EPOCH)
                .plus(REMEMBERED_BY_INTAKE)
                .isAfter(desk.now());
    }

    private void time() {
        boolean longer = random.nextInt(6) == 0;
        Duration time = longer ? Duration.ofMinutes(random.nextInt(100)) : Duration.ofSeconds(random.nextInt(300));
        if (time.compareTo(Duration.ofMinutes(50)) > 0) {
            pending.clear();
        }
        remember("pass " + time);
        desk.pass(time);
    }

    private void away(Duration time) {
        pending.clear();
        remember("away " + time);
        desk.restart(time);
    }

    private void replay(Delivery delivery) {
        Decision decision = desk.handle(delivery);
        BrokenInvariant.unless(decision.ignored() == Ignored.REPLAY, "a replay changes nothing", delivery);
    }

    private void call() {
        boolean again = !latestCalls().isEmpty() && draws.rarely();
        CallId call = again ? draws.any(latestCalls()) : new CallId("call-" + calls.size());
        Instant clock = random.nextInt(3) == 0 ? null : desk.now().plusSeconds(skew);
        CallStart start = Signals.start(call, clock, draws.early(clock));
        Signal begins = begins(again ? start.asAnew() : start);
        calls.add(call);
        begun.put(call, desk.now());
        deliver(begins);
        List<Signal> rest = new ArrayList<>();
        draws.twiceAtTimes(rest, begins, 10);
        draws.twiceAtTimes(rest, new Signal.CallAnswered(later(call, clock)), 70);
        draws.twiceAtTimes(rest, new Signal.CallAlive(later(call, clock)), 50);
        draws.twiceAtTimes(rest, new Signal.CallEnded(later(call, clock)), 85);
        draws.twiceAtTimes(
                rest,
                new Signal.SessionClosed(call, random.nextBoolean() ? draws.any(agents) : null, draws.rarely()),
                40);
        if (random.nextInt(3) == 0) {
            Collections.shuffle(rest, random);
        }
        pending.addAll(rest);
    }

    /** A minute of the gateway's clock or so after the call began; sometimes it says none. */
    private LaterEvent later(CallId call, @Nullable Instant began) {
        return Signals.later(call, began == null || draws.rarely() ? null : began.plusSeconds(random.nextInt(90)));
    }

    /** Those that intake still knows, so that it can tell that an id comes anew (R22). */
    private List<CallId> latestCalls() {
        return calls.subList(Math.max(0, calls.size() - 6), calls.size()).stream()
                .filter(this::isKnown)
                .toList();
    }

    /** What a caller who means harm can have gateways say: floods, and words about calls of others (R4, R21, R25). */
    private void attack() {
        CallbackNumber number = draws.any(numbers);
        CallId victim = latestCalls().isEmpty() ? new CallId("nobody") : draws.any(latestCalls());
        int kind = random.nextInt(4);
        for (int i = 0; i < FLOOD; i++) {
            CallId call = new CallId("attack-" + attacks++);
            deliver(
                    switch (kind) {
                        case 0 -> Signals.callsBack(number, call);
                        case 1 -> Signals.callsBackUntrusted(number, call);
                        case 2 -> Signals.links(victim, call);
                        default -> random.nextBoolean() ? Signals.closes(victim) : Signals.answered(victim);
                    });
            if (kind < 3 && random.nextInt(3) > 0) {
                deliver(random.nextBoolean() ? Signals.ended(call) : Signals.alive(call));
            }
        }
    }

    private Signal begins(CallStart start) {
        int what = random.nextInt(20);
        if (what < 9) {
            return new Signal.EmergencyDialled(what == 0 ? null : draws.any(agents), start);
        }
        if (what < 17) {
            boolean inbound = random.nextInt(3) > 0;
            Signal.Direction direction = inbound ? Signal.Direction.INBOUND : Signal.Direction.OUTBOUND;
            AgentId agent = random.nextInt(4) == 0 ? null : caller(direction);
            return new Signal.NumberCalled(draws.any(numbers), direction, agent, draws.caller(), start);
        }
        if (what < 18 || latestCalls().isEmpty()) {
            return new Signal.PsapCalledBack(
                    draws.any(agents), draws.rarely() ? draws.any(numbers) : null, null, draws.caller(), start);
        }
        return new Signal.LinkedCallStarted(draws.any(latestCalls()), start);
    }

    /** Often the holder itself, so that messages are left. */
    private AgentId caller(Signal.Direction direction) {
        Lease lease = desk.leaseOf(draws.any(numbers));
        return direction == Signal.Direction.OUTBOUND && lease != null ? lease.agent() : draws.any(agents);
    }

    private Signal aside() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> Signals.chooses(draws.any(agents), draws.any(List.of("Available", "Lunch", "Away")));
            case 2 -> Signals.closes(draws.any(agents));
            case 3 ->
                random.nextInt(3) == 0 ? Signals.withdraws(draws.any(numbers)) : Signals.offers(draws.any(numbers));
            case 4 -> Signals.dialsTest(draws.any(agents), new CallId("test"));
            case 5 -> Signals.releases(draws.any(numbers), draws.rarely());
            case 6 -> takenOver();
            default ->
                calls.isEmpty()
                        ? new Signal.ClockProbed()
                        : new Signal.CallAlive(Signals.later(draws.any(calls), null));
        };
    }

    /** As another region may have it: of any agent, also of one who has a number here. */
    private Signal takenOver() {
        Instant issued = desk.now().minusSeconds(random.nextInt(3600));
        Fence fence = new Fence(issued.toEpochMilli() + random.nextInt(3) * 3_600_000L);
        Instant until = desk.now().plusSeconds(random.nextInt(5400) - 600);
        return new Signal.NumberTakenOver(draws.any(numbers), Signals.POOL, draws.any(agents), fence, issued, until);
    }

    private void deliver(Signal signal) {
        remember(signal.toString());
        last = new Delivery(signal, SOURCE, offset++, desk.now().minusSeconds(draws.rarely() ? 3000 : 0));
        desk.handle(last);
    }

    private void remember(String what) {
        latest.add(what);
        if (latest.size() > REMEMBERED) {
            latest.remove();
        }
    }

    String latest() {
        return String.join("\n  ", latest);
    }

    SimulatedDesk desk() {
        return desk;
    }
}
