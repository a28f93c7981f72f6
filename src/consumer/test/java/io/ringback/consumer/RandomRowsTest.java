package io.ringback.consumer;

import static io.ringback.consumer.Rows.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.consumer.Routing.AutoResponder;
import io.ringback.consumer.Routing.AwaitDecision;
import io.ringback.consumer.Routing.Blocked;
import io.ringback.consumer.Routing.Direct;
import io.ringback.consumer.Routing.Fallback;
import io.ringback.event.BlockState;
import io.ringback.event.DirectRoute;
import io.ringback.event.InboundBlock;
import io.ringback.event.RouteBypass;
import io.ringback.event.RouteState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random rows in hostile order, with old fences and passing deadlines: at every step the table says what the contract's
 * paragraph says of the whole history, read anew from its first row. A failure names its seed.
 */
class RandomRowsTest {
    private static final List<String> AGENTS = List.of("agent-1", "agent-2", "agent-3");
    private static final List<String> NUMBERS = List.of("+12025550101", "+12025550102", "+12025550103");
    private static final String ORDINARY = "+12025550155";
    private static final int STEPS = 300;

    private final List<DirectRoute> routes = new ArrayList<>();
    private final List<InboundBlock> blocks = new ArrayList<>();
    private final RoutingTable table = new RoutingTable(Rows.SECURITY);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void saysWhatTheParagraphSaysOfTheWholeHistory(long seed) {
        Random random = new Random(seed);
        Instant now = NOW;
        table.apply("numbers", NUMBERS.get(0), Rows.number(NUMBERS.get(0), "default"), now);
        table.apply("numbers", NUMBERS.get(1), Rows.number(NUMBERS.get(1), "default"), now);
        for (int step = 0; step < STEPS; step++) {
            now = now.plusSeconds(random.nextInt(600));
            arrive(random, now);
            IncomingCall call = call(random);

            assertThat(table.route(call, now)).as("seed %d step %d", seed, step).isEqualTo(byTheParagraph(call, now));
        }
    }

    private void arrive(Random random, Instant now) {
        Instant until = now.plusSeconds(random.nextInt(4000) - 400L);
        String agent = any(random, AGENTS);
        String number = any(random, NUMBERS);
        // A pool gives no two numbers the same fence.
        long fence = 10L * random.nextInt(10 + routes.size() + blocks.size()) + NUMBERS.indexOf(number);
        if (random.nextBoolean()) {
            routes.add(Rows.route(fence)
                    .setNumber(number)
                    .setAgentId(agent)
                    .setState(random.nextInt(3) == 0 ? RouteState.LIFTED : RouteState.ACTIVE)
                    .setRequiresDecision(random.nextInt(4) == 0)
                    .setExpiresAt(until)
                    .build());
            table.apply("override.direct-routes", number, last(routes), now);
        } else {
            blocks.add(Rows.block(fence)
                    .setAgentId(agent)
                    .setExceptNumbers(List.of(number))
                    .setState(random.nextInt(3) == 0 ? BlockState.LIFTED : BlockState.ACTIVE)
                    .setExpiresAt(until)
                    .build());
            table.apply("override.inbound-blocks", agent, last(blocks), now);
        }
    }

    private static IncomingCall call(Random random) {
        List<String> dialled =
                Stream.concat(NUMBERS.stream(), Stream.of(ORDINARY)).toList();
        boolean internal = random.nextInt(3) == 0;
        return new IncomingCall(
                "call-" + random.nextInt(1000),
                any(random, dialled),
                internal ? any(random, AGENTS) : null,
                random.nextInt(5) == 0 ? Rows.SECURITY : Rows.RESPONDER,
                random.nextBoolean() ? any(random, AGENTS) : null,
                !internal && random.nextInt(3) == 0);
    }

    /** DESIGN's paragraph "What a router does with a call", as plainly as it can be written. */
    private Routing byTheParagraph(IncomingCall call, Instant now) {
        DirectRoute dialled = activeRoute(Objects.requireNonNull(call.dialledNumber()), now);
        DirectRoute called = routeOf(call.calledAgent(), now);
        InboundBlock block = activeBlock(call.calledAgent(), now);
        if (call.psapCallback() && called != null) {
            return toNumber(called, call);
        }
        if (call.psapCallback() && block != null) {
            return new Direct(block.getAgentId(), bypassed(), 20, Rows.SECURITY, null);
        }
        if (dialled != null && !isOrdinary(dialled, call)) {
            return toNumber(dialled, call);
        }
        if (dialled == null && NUMBERS.subList(0, 2).contains(call.dialledNumber())) {
            return new Fallback(Rows.SECURITY);
        }
        if (block != null
                && !block.getExceptNumbers().contains(call.dialledNumber())
                && !block.getExceptCallers().contains(call.callerNumber())) {
            return new Blocked(block.getExpiresAt());
        }
        return new Routing.Normal();
    }

    /** Another agent calls the number. */
    private static boolean isOrdinary(DirectRoute route, IncomingCall call) {
        return call.callerAgent() != null && !route.getAgentId().equals(call.callerAgent());
    }

    private static Routing toNumber(DirectRoute route, IncomingCall call) {
        if (route.getAgentId().equals(call.callerAgent())) {
            return new AutoResponder(20, Rows.SECURITY);
        }
        Direct direct = new Direct(route.getAgentId(), bypassed(), 20, Rows.SECURITY, null);
        return route.getRequiresDecision() ? new AwaitDecision(Duration.ofMillis(200), direct) : direct;
    }

    private @Nullable DirectRoute activeRoute(String number, Instant now) {
        return winner(routes.stream().filter(row -> row.getNumber().equals(number)), DirectRoute::getFence)
                .filter(row -> row.getState() == RouteState.ACTIVE && now.isBefore(row.getExpiresAt()))
                .orElse(null);
    }

    private @Nullable DirectRoute routeOf(@Nullable String agent, Instant now) {
        Stream<DirectRoute> active = NUMBERS.stream()
                .<DirectRoute>mapMulti((number, each) ->
                        Optional.ofNullable(activeRoute(number, now)).ifPresent(each))
                .filter(row -> row.getAgentId().equals(agent));
        return active.max((a, b) -> Long.compare(a.getFence(), b.getFence())).orElse(null);
    }

    private @Nullable InboundBlock activeBlock(@Nullable String agent, Instant now) {
        return winner(blocks.stream().filter(row -> row.getAgentId().equals(agent)), InboundBlock::getFence)
                .filter(row -> row.getState() == BlockState.ACTIVE && now.isBefore(row.getExpiresAt()))
                .orElse(null);
    }

    /** The last to arrive of those with the highest fence. */
    private static <V> Optional<V> winner(Stream<V> arrived, ToLongFunction<V> fence) {
        return arrived.reduce((a, b) -> fence.applyAsLong(b) >= fence.applyAsLong(a) ? b : a);
    }

    private static Set<RouteBypass> bypassed() {
        return Set.copyOf(Rows.route(1).getBypass());
    }

    private static <V> V last(List<V> list) {
        return list.get(list.size() - 1);
    }

    private static <V> V any(Random random, List<V> list) {
        return list.get(random.nextInt(list.size()));
    }
}
