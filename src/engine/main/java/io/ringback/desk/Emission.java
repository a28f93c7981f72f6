package io.ringback.desk;

import io.ringback.core.CallbackNumber;
import io.ringback.core.Destination;
import io.ringback.core.Fence;
import io.ringback.core.Output;
import io.ringback.core.PoolNumber;
import io.ringback.core.PoolState;
import io.ringback.event.AutoResponderAction;
import io.ringback.event.AutoResponderInstruction;
import io.ringback.event.CallbackDecision;
import io.ringback.event.DecisionBypass;
import io.ringback.event.DecisionOutcome;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.NoticeKind;
import io.ringback.event.NumberState;
import io.ringback.event.PoolDefinition;
import io.ringback.event.PooledNumber;
import io.ringback.settings.DefinedPool;
import io.ringback.settings.Settings;
import io.ringback.steps.SourceCoordinates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision's outputs as the contract's records: each with its topic, key, event id and fence. */
final class Emission {
    private final Settings settings;
    private final DefinedPool served;
    private final PoolState pool;
    private final Instant now;
    private final @Nullable Origin origin;
    private long sequence;

    /**
     * Outputs of one decision.
     *
     * @param served the pool as it is set
     * @param sequence the number of the pool's last event before these
     * @param origin the record that caused them; null for a timer
     */
    Emission(
            Settings settings,
            DefinedPool served,
            PoolState pool,
            long sequence,
            @Nullable Origin origin,
            Instant now) {
        this.settings = settings;
        this.served = served;
        this.pool = pool;
        this.sequence = sequence;
        this.origin = origin;
        this.now = now;
    }

    List<Event> events(List<Output> outputs) {
        List<Event> events = new ArrayList<>(outputs.size());
        for (Output output : outputs) {
            sequence++;
            events.add(event(output));
        }
        return events;
    }

    private Event event(Output output) {
        if (output instanceof Output.Instruction instruction) {
            return instruction(instruction);
        } else if (output instanceof Output.Decided decided) {
            return decided(decided);
        } else if (output instanceof Output.Notice notice) {
            return notice(notice);
        } else if (output instanceof Output.InventoryRow row) {
            return inventory(row.number(), row.state());
        } else if (output instanceof Output.PoolRow row) {
            PoolDefinition definition = row.terms() instanceof Definition defined ? defined.row() : null;
            return new Event(Sink.DEFINITIONS, pool.name().value(), definition);
        } else if (output instanceof Output.HandOn handOn) {
            return HandOns.event(handOn, cause());
        } else if (output instanceof Output.Refused refused) {
            SourceCoordinates where = cause().where();
            return new Event(
                    Sink.REJECTS,
                    where.key(),
                    where.reject(pool.name().value(), refused.why().name(), field(refused.why()), now));
        }
        return new OverrideRows(settings, id(), served, pool.policy()).event(output);
    }

    /** The field of the source record that is wrong. */
    private static @Nullable String field(Output.Refusal why) {
        return switch (why) {
            case CALL_ID_REUSED -> "callId";
            case NO_AGENT, AGENT_HAS_NUMBER -> "agentId";
            case UNKNOWN_POOL -> "pool";
            case NUMBER_IN_USE, POOL_CLOSING, POOL_NEEDED -> null;
        };
    }

    private Event instruction(Output.Instruction output) {
        String number = number(output.number());
        String call = output.call() == null ? null : output.call().value();
        AutoResponderInstruction event = new AutoResponderInstruction(
                id(),
                pool.name().value(),
                fence(output.fence()),
                call,
                output.gateway() == null ? null : output.gateway().value(),
                AutoResponderAction.valueOf(output.action().name()),
                number,
                output.agent() == null ? null : output.agent().value(),
                output.expiresAt(),
                fallback());
        return new Event(Sink.AUTO_RESPONDER, call == null ? String.valueOf(number) : call, event);
    }

    private Event decided(Output.Decided output) {
        boolean direct = output.outcome() == Output.Outcome.DIRECT;
        CallbackDecision event = new CallbackDecision(
                id(),
                pool.name().value(),
                fence(output.fence()),
                output.call().value(),
                output.gateway() == null ? null : output.gateway().value(),
                number(output.number()),
                output.agent() == null ? null : output.agent().value(),
                DecisionOutcome.valueOf(output.outcome().name()),
                direct ? Bypass.OF_DECISIONS : List.<DecisionBypass>of(),
                output.outcome() == Output.Outcome.NORMAL ? null : fallback(),
                Math.toIntExact(settings.noAnswer().toSeconds()),
                output.endpoint() == null ? null : output.endpoint().value(),
                output.messageWaiting(),
                output.reason().name());
        return new Event(Sink.DECISIONS, output.call().value(), event);
    }

    private Event notice(Output.Notice output) {
        EmergencyNotice event = new EmergencyNotice(
                id(),
                pool.name().value(),
                fence(output.fence()),
                NoticeKind.valueOf(output.kind().name()),
                id(),
                output.call() == null ? null : output.call().value(),
                output.agent() == null ? null : output.agent().value(),
                number(output.number()),
                output.location() == null ? null : output.location().value(),
                output.endpoint() == null ? null : output.endpoint().value(),
                output.count(),
                now);
        return new Event(Sink.NOTICES, pool.name().value(), event);
    }

    private Event inventory(CallbackNumber number, PoolNumber.@Nullable State state) {
        PooledNumber row = state == null
                ? null
                : new PooledNumber(number.value(), pool.name().value(), NumberState.valueOf(state.name()));
        return new Event(Sink.NUMBERS, number.value(), row);
    }

    private Origin cause() {
        if (origin == null) {
            throw new IllegalStateException("a timer has no source record");
        }
        return origin;
    }

    private String id() {
        return pool.name().value() + "-" + sequence;
    }

    private @Nullable String fallback() {
        Destination destination = pool.policy().fallback();
        return destination == null ? null : destination.value();
    }

    private static @Nullable String number(@Nullable CallbackNumber number) {
        return number == null ? null : number.value();
    }

    private static @Nullable Long fence(@Nullable Fence fence) {
        return fence == null ? null : fence.value();
    }
}
