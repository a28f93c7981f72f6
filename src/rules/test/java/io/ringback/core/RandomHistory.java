package io.ringback.core;

import static io.ringback.core.Signals.POOL;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One history out of a seed: agents dial, responders call back, gateways stutter, operators move numbers. */
final class RandomHistory {
    private static final int REMEMBERED = 40;
    private static final Delivery.Source SOURCE = new Delivery.Source("topic-1", 0);

    private final Random random;
    private final SimulatedDesk desk;
    private final List<CallbackNumber> numbers = new ArrayList<>();
    private final List<AgentId> agents = List.of(Signals.AGENT, Signals.OTHER, new AgentId("agent-3"));
    private final List<Signal> pending = new ArrayList<>();
    private final List<CallId> calls = new ArrayList<>();
    private final Deque<String> latest = new ArrayDeque<>();
    private @Nullable Delivery last;
    private long offset;

    RandomHistory(long seed) {
        random = new Random(seed);
        Duration after = random.nextBoolean() ? Duration.ZERO : Duration.ofMinutes(10L * (1 + random.nextInt(9)));
        desk = new SimulatedDesk(POOL, Signals.policy(after, 1));
        int size = 3 + random.nextInt(2);
        for (int i = 1; i <= size; i++) {
            numbers.add(new CallbackNumber("+1202555010" + i));
        }
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
            deliver(pending.remove(random.nextInt(Math.min(6, pending.size()))));
        } else if (what < 80) {
            time();
        } else if (what < 84 && last != null) {
            replay(last);
        } else if (what < 87) {
            away(random.nextBoolean() ? Duration.ZERO : Duration.ofSeconds(random.nextInt(7200)));
        } else {
            deliver(aside());
        }
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
        Violation.unless(decision.ignored() == Ignored.REPLAY, "a replay changes nothing", delivery);
    }

    private void call() {
        CallId call = new CallId("call-" + calls.size());
        boolean answeredEarly = random.nextInt(8) == 0;
        boolean endedEarly = random.nextInt(8) == 0;
        boolean closedEarly = random.nextInt(12) == 0;
        Signal.Start start = Signals.start(call, answeredEarly, endedEarly, closedEarly);
        Signal begins = begins(start);
        calls.add(call);
        deliver(begins);
        List<Signal> rest = new ArrayList<>();
        twiceAtTimes(rest, begins, 10);
        twiceAtTimes(rest, new Signal.CallAnswered(Signals.later(call, null)), 70);
        twiceAtTimes(rest, new Signal.CallAlive(Signals.later(call, null)), 50);
        twiceAtTimes(rest, new Signal.CallEnded(Signals.later(call, null)), 85);
        twiceAtTimes(rest, new Signal.SessionClosed(call, random.nextBoolean() ? any(agents) : null, false), 40);
        if (random.nextInt(3) == 0) {
            Collections.shuffle(rest, random);
        }
        pending.addAll(rest);
    }

    private Signal begins(Signal.Start start) {
        int what = random.nextInt(20);
        if (what < 9) {
            return new Signal.EmergencyDialled(what == 0 ? null : any(agents), start);
        }
        if (what < 17) {
            boolean inbound = random.nextInt(3) > 0;
            Signal.Direction direction = inbound ? Signal.Direction.INBOUND : Signal.Direction.OUTBOUND;
            AgentId agent = random.nextInt(4) == 0 ? null : caller(direction);
            return new Signal.NumberCalled(any(numbers), direction, agent, caller(), start);
        }
        if (what < 18 || calls.isEmpty()) {
            return new Signal.PsapCalledBack(any(agents), rarely() ? any(numbers) : null, caller(), start);
        }
        return new Signal.LinkedCallStarted(any(calls.subList(Math.max(0, calls.size() - 6), calls.size())), start);
    }

    /** Often the holder itself, so that messages are left. */
    private AgentId caller(Signal.Direction direction) {
        Lease lease = desk.leaseOf(any(numbers));
        return direction == Signal.Direction.OUTBOUND && lease != null ? lease.agent() : any(agents);
    }

    private void twiceAtTimes(List<Signal> to, Signal signal, int percent) {
        if (random.nextInt(100) < percent) {
            to.add(signal);
            if (random.nextInt(5) == 0) {
                to.add(signal);
            }
        }
    }

    private Signal aside() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> Signals.chooses(any(agents), any(List.of("Available", "Lunch", "Away")));
            case 2 -> Signals.closes(any(agents));
            case 3 -> random.nextInt(3) == 0 ? Signals.withdraws(any(numbers)) : Signals.offers(any(numbers));
            case 4 -> Signals.dialsTest(any(agents), new CallId("test"));
            default ->
                calls.isEmpty() ? new Signal.ClockProbed() : new Signal.CallAlive(Signals.later(any(calls), null));
        };
    }

    private void deliver(Signal signal) {
        remember(signal.toString());
        last = new Delivery(signal, SOURCE, offset++, desk.now().minusSeconds(rarely() ? 3000 : 0));
        desk.handle(last);
    }

    private void remember(String what) {
        latest.add(what);
        if (latest.size() > REMEMBERED) {
            latest.remove();
        }
    }

    private Signal.Caller caller() {
        return new Signal.Caller(rarely(), !rarely(), rarely());
    }

    private boolean rarely() {
        return random.nextInt(8) == 0;
    }

    private <T> T any(Collection<T> from) {
        return List.copyOf(from).get(random.nextInt(from.size()));
    }

    String latest() {
        return String.join("\n  ", latest);
    }

    SimulatedDesk desk() {
        return desk;
    }
}
