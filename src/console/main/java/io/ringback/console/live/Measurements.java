package io.ringback.console.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ringback.console.live.Views.NumberState;
import io.ringback.event.AutoResponderAction;
import io.ringback.event.AutoResponderInstruction;
import io.ringback.event.CallbackDecision;
import io.ringback.event.CallbackNumber;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.LeaseState;
import io.ringback.event.NoticeKind;
import io.ringback.event.RejectedRecord;
import io.ringback.metrics.RingbackMeters;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Counts what arrives, history left out, so that a restart of the console does not count the last hour again. */
public final class Measurements implements ArrivalListener {
    private final RingbackMeters meters;
    private final TimeToNumber timeToNumber;
    private final Map<String, Instant> deadlines = new HashMap<>();

    public Measurements(RingbackMeters meters, TimeToNumber timeToNumber) {
        this.meters = meters;
        this.timeToNumber = timeToNumber;
    }

    /** Begins the pool's counts at nothing. */
    public void begin(Iterable<String> pools) {
        List<String> kinds = names(NoticeKind.values());
        List<String> states = names(LeaseState.values());
        pools.forEach(pool -> meters.begin(pool, kinds, states));
    }

    /** Shows how many numbers of each pool are free, leased and resting. */
    public static void gauges(MeterRegistry registry, LiveDocument document, Iterable<String> pools) {
        Recent<NumberCounts> counts = new Recent<>(() -> NumberCounts.of(document));
        for (String pool : pools) {
            for (NumberState state : NumberState.values()) {
                Gauge.builder("ringback.numbers", () -> counts.get().of(pool, state))
                        .description("Callback numbers of a pool by state; leased is the number of active leases.")
                        .tag("pool", pool)
                        .tag("state", state.name().toLowerCase(Locale.ROOT))
                        .register(registry);
            }
        }
        Gauge.builder("ringback.sessions", () -> document.section("sessions").size())
                .description("Agents with an emergency or a callback number.")
                .register(registry);
    }

    @Override
    public void arrived(Arrival arrival) {
        @Nullable SpecificRecord event = arrival.event();
        if (event instanceof CallbackNumber row) {
            leased(row, arrival);
        } else if (!arrival.live()) {
            return;
        } else if (event instanceof AutoResponderInstruction row) {
            instructed(row, arrival);
        } else if (event instanceof CallbackDecision row) {
            meters.decision(row.getPool(), row.getOutcome().name(), row.getReason());
        } else if (event instanceof EmergencyNotice row) {
            meters.notice(row.getPool(), row.getKind().name());
        } else if (event instanceof RejectedRecord row) {
            meters.reject(row.getTopic(), row.getError());
        }
    }

    private void instructed(AutoResponderInstruction row, Arrival arrival) {
        @Nullable Instant causedAt = arrival.causedAt();
        if (row.getAction() == AutoResponderAction.SEND_CALLBACK_NUMBER && causedAt != null) {
            Duration took = Duration.between(causedAt, arrival.now());
            Duration shown = took.isNegative() ? Duration.ZERO : took;
            meters.timeToNumber(row.getPool(), shown);
            timeToNumber.took(shown);
        }
    }

    private void leased(CallbackNumber row, Arrival arrival) {
        boolean released = row.getState() == LeaseState.RELEASED;
        @Nullable Instant deadline =
                released ? deadlines.remove(row.getNumber()) : deadlines.put(row.getNumber(), row.getExpiresAt());
        if (!arrival.live()) {
            return;
        }
        meters.lease(row.getPool(), row.getState().name());
        if (released && deadline != null && !deadline.isAfter(arrival.now())) {
            meters.expiryLateness(row.getPool(), Duration.between(deadline, arrival.now()));
        }
    }

    private static List<String> names(Enum<?>[] symbols) {
        return Arrays.stream(symbols)
                .map(Enum::name)
                .filter(name -> !name.equals("UNKNOWN"))
                .toList();
    }
}
