package io.ringback.consumer;

import io.ringback.consumer.FencedTable.Row;
import io.ringback.consumer.Routing.Blocked;
import io.ringback.event.BlockState;
import io.ringback.event.CallbackDecision;
import io.ringback.event.DirectRoute;
import io.ringback.event.InboundBlock;
import io.ringback.event.PoolDefinition;
import io.ringback.event.PooledNumber;
import io.ringback.event.RouteState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a router does with a call, from tables alone and at once: the same answer as the desk's decision when that
 * arrives in time, and a safe one when it does not (R5, R6, R9, R17, R20).
 */
public final class RoutingTable implements EventTable {
    /** So long a decision is kept for its call: longer than any call rings. */
    private static final Duration DECISION_LASTS = Duration.ofMinutes(5);

    private static final String PSAP_CALLBACK = "PSAP_CALLBACK";

    /** The pools that were made at run time, or changed: their fallbacks win over those that the router was given. */
    static final String POOLS = "pool-definitions";

    private final FencedTable<DirectRoute> routes = new FencedTable<>(
            DirectRoute.class,
            (route, written) -> new Row<>(
                    route.getFence(), route.getState() == RouteState.ACTIVE ? route : null, route.getExpiresAt()),
            FencedTable.FOREVER);
    private final FencedTable<InboundBlock> blocks = new FencedTable<>(
            InboundBlock.class,
            (block, written) -> new Row<>(
                    block.getFence(), block.getState() == BlockState.ACTIVE ? block : null, block.getExpiresAt()),
            FencedTable.FOREVER);
    private final FencedTable<CallbackDecision> decisions = new FencedTable<>(
            CallbackDecision.class,
            (decision, written) -> new Row<>(
                    Objects.requireNonNullElse(decision.getFence(), FencedTable.UNFENCED),
                    decision,
                    written.plus(DECISION_LASTS)),
            Duration.ZERO);
    private final FencedTable<PooledNumber> numbers = new FencedTable<>(
            PooledNumber.class,
            (number, written) -> new Row<>(FencedTable.UNFENCED, number, Instant.MAX),
            FencedTable.FOREVER);
    private final FencedTable<PoolDefinition> pools = new FencedTable<>(
            PoolDefinition.class,
            (pool, written) -> new Row<>(FencedTable.UNFENCED, pool, Instant.MAX),
            FencedTable.FOREVER);
    private final Map<String, FencedTable<?>> byTopic = Map.of(
            "override.direct-routes",
            routes,
            "override.inbound-blocks",
            blocks,
            "override.decisions",
            decisions,
            "numbers",
            numbers,
            POOLS,
            pools);
    private final AtomicLong definitionsChanged = new AtomicLong();
    private final Answers answers;
    private volatile Defined defined = new Defined(0, List.of());

    private record Defined(long changes, List<PoolDefinition> pools) {}

    /** @param fallback where calls go that reach nobody, when no row says it; null when there is no such place */
    public RoutingTable(@Nullable String fallback) {
        this(RouterDefaults.fallingBackTo(fallback));
    }

    public RoutingTable(RouterDefaults defaults) {
        this.answers =
                new Answers(defaults, pool -> pools.row(pool).map(Row::value).orElse(null));
    }

    @Override
    public Map<String, Class<? extends SpecificRecord>> topics() {
        return byTopic.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().type()));
    }

    @Override
    public void apply(String topic, String key, @Nullable SpecificRecord event, Instant written) {
        FencedTable<?> table = byTopic.get(topic);
        if (table != null) {
            table.apply(key, event, written);
        }
        if (table == pools) {
            definitionsChanged.incrementAndGet();
        }
    }

    @Override
    public @Nullable Long fenceOf(String topic, String key) {
        FencedTable<?> table = byTopic.get(topic);
        return table == null ? null : table.fence(key);
    }

    /** What to do with the call now; an answer of {@code Normal} may be asked again for each agent it would ring. */
    public Routing route(IncomingCall call, Instant now) {
        Routing answer = decided(call, now)
                .or(() -> fromResponder(call, now))
                .or(() -> toLeasedNumber(call, now))
                .or(() -> toUnheldNumber(call, now))
                .orElse(Routing.NORMAL);
        return answer.equals(Routing.NORMAL) ? toBlockedAgent(call, now).orElse(answer) : answer;
    }

    /** Whether calls to this number are Ringback's: it is in service, or leased. */
    public boolean knows(String number, Instant now) {
        return numbers.active(number, now).isPresent()
                || routes.active(number, now).isPresent();
    }

    /** The pools as their desks have accepted them, with their regions and outside lines: the same list until one changes. */
    public List<PoolDefinition> definitions(Instant now) {
        Defined known = defined;
        long changes = definitionsChanged.get();
        if (known.changes != changes) {
            known = new Defined(changes, pools.active(now));
            defined = known;
        }
        return known.pools;
    }

    private Optional<Routing> decided(IncomingCall call, Instant now) {
        return decisions
                .active(call.callId(), now)
                .filter(decision -> isAbout(decision, call, now))
                .flatMap(answers::decided);
    }

    /** Ids are not unique (R22): a decision may have been for an earlier call. */
    private boolean isAbout(CallbackDecision decision, IncomingCall call, Instant now) {
        return !isAboutAnotherNumber(decision, call, now)
                && !isAboutAnotherLease(decision, now)
                && !isAboutAnotherCaller(decision, call, now);
    }

    /**
     * The call is to another number of a pool, and no mark led to the decision's (R20). Any other number may be what a
     * switch made of the one that was dialled.
     */
    private boolean isAboutAnotherNumber(CallbackDecision decision, IncomingCall call, Instant now) {
        String dialled = call.dialledNumber();
        boolean isMarked = call.psapCallback() || decision.getReason().equals(PSAP_CALLBACK);
        return dialled != null && !dialled.equals(decision.getNumber()) && !isMarked && knows(dialled, now);
    }

    /** The number's lease, or where there is no number the agent's session, is over or was followed by another. */
    private boolean isAboutAnotherLease(CallbackDecision decision, Instant now) {
        @Nullable Long fence = decision.getFence();
        Optional<? extends Row<?>> lease =
                decision.getNumber() == null ? blocks.row(decision.getAgentId()) : routes.row(decision.getNumber());
        return lease.filter(row ->
                        row.holds(now) ? fence == null || fence < row.fence() : fence != null && fence <= row.fence())
                .isPresent();
    }

    /** What becomes of an agent's call to a leased number becomes of no responder's (R6). */
    private boolean isAboutAnotherCaller(CallbackDecision decision, IncomingCall call, Instant now) {
        if (routes.active(decision.getNumber(), now).isEmpty()) {
            return false;
        }
        return switch (decision.getOutcome()) {
            case AUTO_RESPONDER -> !Objects.equals(call.callerAgent(), decision.getAgentId());
            case NORMAL -> call.callerAgent() == null;
            case DIRECT, FALLBACK, UNKNOWN -> false;
        };
    }

    private Optional<Routing> toLeasedNumber(IncomingCall call, Instant now) {
        return routes.active(call.dialledNumber(), now).map(route -> answers.leased(route, call));
    }

    /** Marked to an agent in an emergency: as to the agent's number, whatever was dialled (R20). No agent is a PSAP. */
    private Optional<Routing> fromResponder(IncomingCall call, Instant now) {
        if (!call.psapCallback() || call.callerAgent() != null) {
            return Optional.empty();
        }
        return routes.newest(route -> route.getAgentId().equals(call.calledAgent()), now)
                .map(route -> answers.leased(route, call))
                .or(() -> blocks.active(call.calledAgent(), now)
                        .filter(InboundBlock::getExceptPsapCallback)
                        .map(block -> answers.withoutNumber(block, call)));
    }

    private Optional<Routing> toUnheldNumber(IncomingCall call, Instant now) {
        return numbers.active(call.dialledNumber(), now).map(number -> answers.unheld(number.getPool()));
    }

    /** A call that is routed as ever does not ring an agent in an emergency, whatever number it is to. */
    private Optional<Routing> toBlockedAgent(IncomingCall call, Instant now) {
        return blocks.active(call.calledAgent(), now)
                .filter(block -> !isExcepted(call, block))
                .map(block -> new Blocked(block.getExpiresAt()));
    }

    private static boolean isExcepted(IncomingCall call, InboundBlock block) {
        return among(block.getExceptNumbers(), call.dialledNumber())
                || among(block.getExceptCallers(), call.callerNumber())
                || (block.getExceptPsapCallback() && call.psapCallback());
    }

    private static boolean among(List<String> exceptions, @Nullable String number) {
        return number != null && exceptions.contains(number);
    }
}
