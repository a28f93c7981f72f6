package io.ringback.e2e;

import io.ringback.consumer.IncomingCall;
import io.ringback.consumer.Routing;
import io.ringback.consumer.RoutingTable;
import io.ringback.event.AgentStatus;
import io.ringback.event.AutoResponderAction;
import io.ringback.event.AutoResponderInstruction;
import io.ringback.event.CallEvent;
import io.ringback.event.CallbackDecision;
import io.ringback.event.CallbackNumber;
import io.ringback.event.DashboardSuppression;
import io.ringback.event.DecisionOutcome;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.LeaseState;
import io.ringback.event.NoticeKind;
import io.ringback.event.SuppressionState;
import io.ringback.gateway.Rehearsal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A trace played through both topologies, and what their consumers know afterwards. */
final class Played implements AfterEachCallback {
    static final String FALLBACK = "+12025550199";

    private final List<String> settings =
            new ArrayList<>(List.of("fallback.destination", FALLBACK, "pools.default.low", "0"));
    private @Nullable Pipeline pipeline;

    /** A setting; the first line of a trace starts the roles with it. */
    Played with(String setting, String value) {
        settings.add(setting);
        settings.add(value);
        return this;
    }

    /** Two numbers in the pool, and an agent who is available. */
    Played annIsAvailable() {
        return play("""
                pool +12025550101
                pool +12025550102
                presence ann AVAILABLE
                """);
    }

    /** See {@link Trace#play}. */
    Played play(String trace) {
        new Trace(ringback()).play(trace);
        return this;
    }

    /** Call events as a gateway publishes them, a second apart. */
    Played play(List<CallEvent> events) {
        for (CallEvent event : events) {
            ringback().call(CallEvent.newBuilder(event)).after(Duration.ofSeconds(1));
        }
        return this;
    }

    /** What a system says of calls, an event a line, through the role gateway's mapping of it. */
    Played hears(String system, String... texts) {
        try {
            Rehearsal gateway = Rehearsal.of(system, "", SystemWords.NOON);
            gateway.play(Stream.of(texts).flatMap(String::lines).toList());
            return play(gateway.told());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What dashboards know of a call; null when they were told nothing. */
    @Nullable SuppressionState shown(String call) {
        return last(DashboardSuppression.class, row -> row.getCallId().equals(call))
                .map(DashboardSuppression::getState)
                .orElse(null);
    }

    /** The agent's status as it is told; null when none was told. */
    @Nullable String status(String agent) {
        return last(AgentStatus.class, row -> row.getAgentId().equals(agent))
                .map(AgentStatus::getStatus)
                .orElse(null);
    }

    /** The states of the numbers' leases, in order. */
    List<LeaseState> leases() {
        return each(CallbackNumber.class, CallbackNumber::getState);
    }

    List<AutoResponderAction> instructions() {
        return each(AutoResponderInstruction.class, AutoResponderInstruction::getAction);
    }

    List<DecisionOutcome> decisions() {
        return each(CallbackDecision.class, CallbackDecision::getOutcome);
    }

    List<NoticeKind> notices() {
        return each(EmergencyNotice.class, EmergencyNotice::getKind);
    }

    /** Error and field of every record refused. */
    List<String> rejects() {
        return ringback().rejects();
    }

    /** What a router does with the call now. */
    Routing routed(IncomingCall call) {
        RoutingTable table = new RoutingTable(FALLBACK);
        ringback().feed(table);
        return table.route(call, ringback().now());
    }

    <T extends SpecificRecord, R> List<R> each(Class<T> type, Function<T, R> what) {
        return ringback().told(type).stream().map(what).toList();
    }

    private <T extends SpecificRecord> Optional<T> last(Class<T> type, Predicate<T> which) {
        return ringback().told(type).stream().filter(which).reduce((one, later) -> later);
    }

    private Pipeline ringback() {
        if (pipeline == null) {
            pipeline = new Pipeline(settings.toArray(String[]::new));
        }
        return pipeline;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ringback().close();
        pipeline = null;
    }
}
