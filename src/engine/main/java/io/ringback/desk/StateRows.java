package io.ringback.desk;

import io.ringback.core.AgentId;
import io.ringback.core.Burst;
import io.ringback.core.CallId;
import io.ringback.core.CallbackNumber;
import io.ringback.core.Change;
import io.ringback.core.Course;
import io.ringback.core.EndpointRef;
import io.ringback.core.Fence;
import io.ringback.core.Forgotten;
import io.ringback.core.Lease;
import io.ringback.core.Leg;
import io.ringback.core.Legs;
import io.ringback.core.Party;
import io.ringback.core.PartyState;
import io.ringback.core.PoolName;
import io.ringback.core.PoolNumber;
import io.ringback.core.RememberedCalls;
import io.ringback.core.Session;
import io.ringback.core.SessionClosure;
import io.ringback.core.SessionMemory;
import io.ringback.core.Tenure;
import io.ringback.core.Term;
import io.ringback.core.Watch;
import io.ringback.state.InventoryState;
import io.ringback.state.LeaseRow;
import io.ringback.state.LegKind;
import io.ringback.state.LegProgress;
import io.ringback.state.LegState;
import io.ringback.state.NumberRow;
import io.ringback.state.StandingRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** State as it is stored: core values to rows of {@code schemas/state}, and back as the changes that rebuild them. */
final class StateRows {
    private StateRows() {}

    /** The key of a party's row. */
    static String key(String pool, Party party) {
        return pool + (party instanceof AgentId ? "/agent/" : "/call/") + party.value();
    }

    static StandingRow row(String pool, PartyState standing) {
        StandingRow.Builder row = StandingRow.newBuilder()
                .setPool(pool)
                .setAgentId(standing.party() instanceof AgentId agent ? agent.value() : null)
                .setCallId(standing.party() instanceof CallId call ? call.value() : null)
                .setLegs(standing.legs().all().stream().map(StateRows::leg).toList());
        return standing instanceof Session session
                ? session(row, session)
                : remembered(row, (RememberedCalls) standing);
    }

    private static StandingRow session(StandingRow.Builder row, Session session) {
        SessionMemory memory = session.memory();
        EndpointRef endpoint = memory.endpoint();
        return row.setInSession(true)
                .setRememberedUntil(Instant.EPOCH)
                .setNumber(text(session.number()))
                .setFence(session.fence().value())
                .setSince(session.since())
                .setLeasedUntil(session.term().leasedUntil())
                .setGraceUntil(session.term().graceUntil())
                .setUnansweredUntil(session.term().unansweredUntil())
                .setPublishedUntil(session.term().publishedUntil())
                .setGeneration(session.closing().generation())
                .setOpen(session.closing().open())
                .setCloseRequested(session.closing().pending())
                .setMessageLeft(memory.messageLeft())
                .setShieldedSince(session.shieldedSince())
                .setEndpointRef(endpoint == null ? null : endpoint.value())
                .setQuietSince(memory.watch().quietSince())
                .setHeldLongAt(memory.watch().heldLongAt())
                .setBurstSince(memory.burst().since())
                .setBurstCalls(memory.burst().calls())
                .setForgottenSinceClose(memory.forgotten().sinceClose())
                .setForgottenBeforeClose(memory.forgotten().beforeClose())
                .build();
    }

    private static StandingRow remembered(StandingRow.Builder row, RememberedCalls remembered) {
        return row.setInSession(false)
                .setRememberedUntil(remembered.until())
                .setNumber(text(remembered.number()))
                .setFence(Fence.NONE.value())
                .setSince(Instant.EPOCH)
                .setLeasedUntil(Instant.EPOCH)
                .setGraceUntil(Instant.EPOCH)
                .setPublishedUntil(Instant.EPOCH)
                .setGeneration(remembered.generation())
                .setOpen(false)
                .setCloseRequested(false)
                .setMessageLeft(false)
                .setShieldedSince(Instant.EPOCH)
                .setForgottenBeforeClose(remembered.forgotten().beforeClose())
                .build();
    }

    static Change.PutPartyState standing(StandingRow row) {
        String agent = row.getAgentId();
        Party party = agent != null ? new AgentId(agent) : new CallId(Objects.requireNonNull(row.getCallId()));
        Legs legs = new Legs(row.getLegs().stream().map(StateRows::leg).toList());
        CallbackNumber number = row.getNumber() == null ? null : new CallbackNumber(row.getNumber());
        if (!row.getInSession()) {
            return new Change.PutPartyState(new RememberedCalls(
                    party, legs, number, row.getGeneration(), row.getRememberedUntil(), forgotten(row)));
        }
        return new Change.PutPartyState(new Session(
                party,
                new Tenure(number, new Fence(row.getFence()), row.getSince()),
                new Term(row.getLeasedUntil(), row.getGraceUntil(), row.getUnansweredUntil(), row.getPublishedUntil()),
                new SessionClosure(row.getGeneration(), row.getOpen(), row.getCloseRequested()),
                row.getShieldedSince(),
                legs,
                memory(row)));
    }

    private static SessionMemory memory(StandingRow row) {
        return new SessionMemory(
                row.getMessageLeft(),
                row.getEndpointRef() == null ? null : new EndpointRef(row.getEndpointRef()),
                new Watch(row.getQuietSince(), row.getHeldLongAt()),
                new Burst(row.getBurstSince(), row.getBurstCalls()),
                forgotten(row));
    }

    private static Forgotten forgotten(StandingRow row) {
        return new Forgotten(row.getForgottenSinceClose(), row.getForgottenBeforeClose());
    }

    private static LegState leg(Leg leg) {
        boolean first = leg.linkedTo().equals(leg.call());
        Duration keepalive = leg.keepalive();
        return new LegState(
                leg.call().value(),
                first ? "" : leg.linkedTo().value(),
                kind(leg.kind()),
                LegProgress.valueOf(leg.progress().name()),
                leg.answered(),
                leg.showing() == Leg.Showing.DROPPED,
                leg.generation(),
                leg.heardAt(),
                leg.showing() == Leg.Showing.DISPLACED,
                keepalive == null ? null : Math.toIntExact(keepalive.toSeconds()),
                leg.course().livedAt(),
                leg.course().endedAt(),
                leg.course().endAppendedAt(),
                leg.course().startedAgain(),
                leg.kind() == Leg.Kind.REDIRECTED);
    }

    /** A version that knows of no redirected ones takes them for what they were to it. */
    private static LegKind kind(Leg.Kind kind) {
        return kind == Leg.Kind.REDIRECTED ? LegKind.CALLBACK : LegKind.valueOf(kind.name());
    }

    private static Leg leg(LegState row) {
        CallId call = new CallId(row.getCallId());
        Integer keepalive = row.getKeepaliveSeconds();
        return new Leg(
                call,
                row.getLinkedTo().isEmpty() ? call : new CallId(row.getLinkedTo()),
                row.getRedirected()
                        ? Leg.Kind.REDIRECTED
                        : Leg.Kind.valueOf(row.getKind().name()),
                Leg.Progress.valueOf(row.getProgress().name()),
                row.getAnswered(),
                row.getDisplaced()
                        ? Leg.Showing.DISPLACED
                        : row.getDropped() ? Leg.Showing.DROPPED : Leg.Showing.HIDDEN,
                row.getGeneration(),
                row.getHeardAt(),
                keepalive == null ? null : Duration.ofSeconds(keepalive),
                new Course(row.getLivedAt(), row.getEndedAt(), row.getEndAppendedAt(), row.getStartedAgain()));
    }

    static LeaseRow row(String pool, Lease lease) {
        return new LeaseRow(
                pool,
                lease.number().value(),
                lease.agent().value(),
                lease.fence().value(),
                lease.expiresAt());
    }

    static Change lease(LeaseRow row) {
        return new Change.PutLease(new Lease(
                new CallbackNumber(row.getNumber()),
                new AgentId(row.getAgentId()),
                new Fence(row.getFence()),
                row.getExpiresAt()));
    }

    static NumberRow row(String pool, PoolNumber number) {
        PoolName movedTo = number.movedTo();
        boolean waits = number.state() == PoolNumber.State.WAITING;
        return new NumberRow(
                pool,
                number.number().value(),
                waits
                        ? InventoryState.GONE
                        : InventoryState.valueOf(number.state().name()),
                number.idleSince(),
                movedTo == null ? null : movedTo.value(),
                waits,
                number.late().since(),
                number.late().calls());
    }

    static Change number(NumberRow row) {
        PoolName movedTo = row.getMovedTo() == null ? null : new PoolName(row.getMovedTo());
        return new Change.PutNumber(new PoolNumber(
                new CallbackNumber(row.getNumber()),
                row.getWaiting()
                        ? PoolNumber.State.WAITING
                        : PoolNumber.State.valueOf(row.getState().name()),
                row.getIdleSince(),
                movedTo,
                new Burst(row.getLateSince(), row.getLateCalls())));
    }

    private static @Nullable String text(@Nullable CallbackNumber number) {
        return number == null ? null : number.value();
    }
}
