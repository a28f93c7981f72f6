package io.ringback.core;

import static io.ringback.core.Signals.POOL;
import static io.ringback.core.Signals.START;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Given, when, then over the desk of one pool, in driver time: whatever is due happens at its very instant. */
final class DeskScenario {
    private static final int MOST_DUE_AT_ONCE = 100;
    private final Map<AgentId, BaseStatus> bases = new HashMap<>();
    private final List<Output> outputs = new ArrayList<>();
    private final PoolState pool;
    private Instant now = START;
    private @Nullable Ignored ignored;

    private DeskScenario(Policy policy) {
        pool = new PoolState(POOL, policy, bases::get);
    }

    static DeskScenario pool(CallbackNumber... numbers) {
        return pool(Signals.STANDARD, numbers);
    }

    static DeskScenario pool(Policy policy, CallbackNumber... numbers) {
        return new DeskScenario(policy)
                .given(Arrays.stream(numbers).map(Signals::offers).toArray(Signal[]::new));
    }

    DeskScenario given(Signal... signals) {
        for (Signal signal : signals) {
            when(signal);
        }
        return this;
    }

    DeskScenario leaseFor(Duration lease) {
        pool.leaseFor(lease);
        return this;
    }

    /** Time passes, and is no more than a circumstance. */
    DeskScenario after(Duration time) {
        return whenPassed(time);
    }

    DeskScenario when(Signal signal) {
        return when(new Delivery(signal, null, 0, now));
    }

    DeskScenario when(Delivery delivery) {
        outputs.clear();
        pool.time().advance(now);
        carryOut(DeskRules.decide(pool, delivery, now));
        if (delivery.source() != null && ignored != Ignored.REPLAY) {
            pool.handled(delivery.source(), delivery.offset(), now);
        }
        return this;
    }

    DeskScenario whenPassed(Duration time) {
        outputs.clear();
        Instant then = now.plus(time);
        for (Instant next = pool.nextDue(); next != null && !next.isAfter(then); next = pool.nextDue()) {
            now = next.isAfter(now) ? next : now;
            happenDue();
        }
        now = then;
        return this;
    }

    /** The instance sleeps, and wakes with everything due at once. */
    DeskScenario whenSlept(Duration time) {
        outputs.clear();
        now = now.plus(time);
        happenDue();
        return this;
    }

    /** What consumers were told since the when, as {@link Told} puts it. */
    List<String> told() {
        return outputs.stream().map(Told::briefly).toList();
    }

    <T extends Output> List<T> told(Class<T> kind) {
        return outputs.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Nullable Ignored ignored() {
        return ignored;
    }

    Instant now() {
        return now;
    }

    PoolState state() {
        return pool;
    }

    private void happenDue() {
        int left = MOST_DUE_AT_ONCE;
        pool.time().advance(now);
        for (Decision next = DeskRules.due(pool, now); next != null; next = DeskRules.due(pool, now)) {
            BrokenInvariant.unless(left-- > 0, "what is due is over once it happened", next);
            carryOut(next);
        }
    }

    private void carryOut(Decision decision) {
        for (Change change : decision.changes()) {
            if (change instanceof Change.PutBase put) {
                bases.put(put.agent(), put.base());
            } else if (change instanceof Change.DropBase drop) {
                bases.remove(drop.agent());
            }
            pool.apply(change);
        }
        pool.time().noted();
        outputs.addAll(decision.outputs());
        ignored = decision.ignored();
    }
}
