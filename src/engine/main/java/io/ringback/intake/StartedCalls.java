package io.ringback.intake;

import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalType;
import io.ringback.intake.decode.CallFacts;
import io.ringback.intake.decode.Flaw;
import io.ringback.state.CallKind;
import io.ringback.state.LegRow;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides what a call that starts is: told again, another under a known id, a leg's other side, or what it dialled. */
final class StartedCalls {
    private static final Flaw REUSED = Flaw.of(Flaw.Word.CALL_ID_REUSED, "callId");

    /** Two hosts that serve are at most so far apart, each 2 s off (R28). */
    private static final long CLOCKS_DIFFER_MILLIS = 4_000;

    private final Meanings meanings;
    private final StartSignals signals;
    private final KnownLegs legs;
    private final EarlyLinks links;
    private final InstantSource clock;
    private final long leaseMillis;
    private final ToldTests tests = new ToldTests();

    StartedCalls(
            Meanings meanings,
            StartSignals signals,
            KnownLegs legs,
            EarlyLinks links,
            InstantSource clock,
            Duration lease) {
        this.meanings = meanings;
        this.signals = signals;
        this.legs = legs;
        this.links = links;
        this.clock = clock;
        this.leaseMillis = lease.toMillis();
    }

    Classification recognise(CallFacts facts, Source source) {
        DialledCall call = meanings.read(facts);
        String callId = facts.callId();
        if (callId == null) {
            return malformed(call, facts.flaw() == null ? Flaw.missing("callId") : facts.flaw(), source);
        }
        if (call.isTest() && !call.isEmergency()) {
            return ofTest(call, callId, source).with(facts.flaw());
        }
        List<LegRow> known = legs.all(callId, source);
        Classification finding = known.isEmpty()
                ? first(call, callId, meanings.recognise(call, source), source)
                : again(call, callId, known, source);
        return facts.flaw() == null ? finding : finding.with(facts.flaw());
    }

    private Classification ofTest(DialledCall call, String callId, Source source) {
        Classification told = tests.isToldAgain(call.facts(), callId, source)
                ? Classification.duplicate(call.pool())
                : Classification.signalled(signals.ofTest(call, callId, source));
        return legs.all(callId, source).isEmpty() ? told : told.underKnownId(callId, nobodysRow(call, source), REUSED);
    }

    /** A record of an unknown type: a reject, with a word to the desk when it looks like an emergency (R16). */
    Classification ofUnknownType(CallFacts facts, Source source) {
        DialledCall call = meanings.read(facts);
        Flaw flaw = facts.flaw() == null ? Flaw.missing("type") : facts.flaw();
        return call.couldHaveBegunOne() ? rejected(call, flaw, source) : Classification.rejected(call.pool(), flaw);
    }

    private Classification first(DialledCall call, String callId, @Nullable Recognition found, Source source) {
        if (found != null) {
            Classification told = served(call, callId, found, false, source).with(found.flaw());
            return isTooOld(source) ? told.forgotten() : told;
        }
        String linked = call.linkedCallId();
        if (linked != null) {
            links.keep(new EarlyLinks.Linked(callId, call.facts().gatewayId()), linked, source.appendedAt());
        }
        return nobodys(call, source);
    }

    /**
     * R14: its desk will pass it over, so that the same call told again, and in time, must be as new. What a desk whose clock
     * is behind may still serve is remembered, or its end would mean nothing.
     */
    private boolean isTooOld(Source source) {
        return clock.millis() - source.appendedAt() > leaseMillis + CLOCKS_DIFFER_MILLIS;
    }

    /** The id is known: read again by ourselves, told again by the gateway, or given again to another call (R22). */
    private Classification again(DialledCall call, String callId, List<LegRow> known, Source source) {
        LegRow own = known.stream().filter(source::started).findFirst().orElse(null);
        if (own != null) {
            return readAgain(call, callId, own, source);
        }
        Recognition found = meanings.recognise(call, source);
        return known.stream()
                .filter(row -> SameCall.isToldAgain(row, call, asSide(row, call, found, source), source))
                .findFirst()
                .map(row -> toldAgain(call, callId, row, asSide(row, call, found, source), source))
                .orElseGet(() -> found == null
                        ? namesake(call, callId, source)
                        : served(call, callId, found, true, source).with(REUSED));
    }

    /** Told again after its leg was over, an emergency without an agent is still that leg's other side (R14, R21). */
    private @Nullable Recognition asSide(LegRow row, DialledCall call, @Nullable Recognition found, Source source) {
        boolean isNobodys = found != null && found.kind() == CallKind.EMERGENCY && found.agent() == null;
        boolean isSide = row.getKind() == CallKind.LINKED
                && meanings.mayBeSideOf(row.getLinkedCallId(), call, source)
                && Objects.equals(row.getGatewayId(), call.facts().gatewayId());
        return isNobodys && isSide ? Recognition.linkedAgain(call, row) : found;
    }

    /** As it was: a link's call may have ended or lived on since, a pool may have come that another served (R16). */
    private Classification readAgain(DialledCall call, String callId, LegRow own, Source source) {
        Recognition found = own.getKind() == CallKind.LINKED
                ? Recognition.linkedAgain(call, own)
                : meanings.recogniseByNumber(call);
        if (found == null) {
            return own.getKind() == CallKind.OTHER ? namesake(call, callId, source) : nobodys(call, source);
        }
        Recognition there = found.in(own.getPool());
        return served(call, callId, there, own.getAnew(), source).with(own.getAnew() ? REUSED : found.flaw());
    }

    /**
     * A duplicate. The desk that has the call is told after its end, since the call may go on (R14), and always of an
     * agent's emergency: it may have passed over the first telling, or presumed that call over (R8).
     */
    private Classification toldAgain(
            DialledCall call, String callId, LegRow row, @Nullable Recognition found, Source source) {
        boolean hasEnded = row.getEndedOffset() != null && source.follows(row.getEndedOffset());
        boolean isAgents = row.getKind() == CallKind.EMERGENCY && row.getAgentId() != null;
        if (found == null || !(hasEnded || isAgents)) {
            return Classification.duplicate(callId, row);
        }
        EmergencySignal signal = signals.of(call, callId, found.in(row.getPool()), source)
                .setToldAgain(true)
                .build();
        return Classification.ofLeg(signal, row);
    }

    private Classification served(DialledCall call, String callId, Recognition found, boolean anew, Source source) {
        List<EarlyLinks.Linked> linked = links.to(callId, call.facts().gatewayId(), source.appendedAt());
        EmergencySignal signal = signals.of(call, callId, found, source)
                .setAnew(anew)
                .setLinkedEarly(linked.stream()
                        .map(EarlyLinks.Linked::callId)
                        .distinct()
                        .toList())
                .build();
        Classification finding =
                Classification.ofLeg(signal, Life.begun(row(call, found, anew, source), signal, source));
        return linked.isEmpty()
                ? finding
                : finding.and(
                        signals.ofLinked(linked, found, source),
                        linked.stream()
                                .map(early -> new Classification.KnownCall(
                                        early.callId(), linkedRow(early, found, callId, source)))
                                .toList());
    }

    private static LegRow row(DialledCall call, Recognition found, boolean anew, Source source) {
        CallFacts facts = call.facts();
        return source.leg(found.kind(), found.pool())
                .setAgentId(found.agent())
                .setNumber(found.number())
                .setLinkedCallId(found.firstCall())
                .setStartedAt(facts.occurredAt() == CallFacts.NO_TIME ? null : Long.valueOf(facts.occurredAt()))
                .setDirection(SameCall.direction(facts.direction()))
                .setGatewayId(facts.gatewayId())
                .setAnew(anew)
                .build();
    }

    /** A call that linked to this one before it was known. */
    private static LegRow linkedRow(EarlyLinks.Linked early, Recognition found, String callId, Source source) {
        return source.leg(CallKind.LINKED, found.pool())
                .setGatewayId(early.gatewayId())
                .setAgentId(found.agent())
                .setNumber(found.number())
                .setLinkedCallId(found.firstCall() == null ? callId : found.firstCall())
                .build();
    }

    /** An ordinary call under a leg's id. */
    private static Classification namesake(DialledCall call, String callId, Source source) {
        Classification found = Classification.namesake(callId, nobodysRow(call, source), REUSED);
        return call.couldBeEmergency() ? found.and(List.of(couldBe(call, source)), List.of()) : found;
    }

    private static LegRow nobodysRow(DialledCall call, Source source) {
        Recognition other = new Recognition(
                SignalType.UNKNOWN, CallKind.OTHER, call.pool(), call.facts().agentId(), null, null, null);
        return row(call, other, true, source);
    }

    /** R15: nothing is said of an ordinary call. One that could be an emergency cannot be read (R16). */
    private Classification nobodys(DialledCall call, Source source) {
        if (call.numberFlaw() != null || call.couldBeEmergency()) {
            Flaw flaw = call.numberFlaw() == null ? call.facts().flaw() : call.numberFlaw();
            return malformed(call, flaw == null ? Flaw.UNREADABLE : flaw, source);
        }
        Flaw flaw = call.facts().flaw() == null
                ? call.directionFlaw()
                : call.facts().flaw();
        return flaw == null ? Classification.ordinary() : Classification.rejected(call.pool(), flaw);
    }

    /** R16: a reject; with a word to the desk when it could have been an emergency. */
    private Classification malformed(DialledCall call, Flaw flaw, Source source) {
        return call.couldBeEmergency() ? rejected(call, flaw, source) : Classification.rejected(call.pool(), flaw);
    }

    private static Classification rejected(DialledCall call, Flaw flaw, Source source) {
        return Classification.rejected(couldBe(call, source), flaw);
    }

    private static EmergencySignal couldBe(DialledCall call, Source source) {
        CallFacts facts = call.facts();
        return source.signal(SignalType.EVENT_REJECTED, call.pool())
                .setCallId(facts.callId())
                .setAgentId(facts.agentId())
                .setGatewayId(facts.gatewayId())
                .setLocationRef(facts.locationRef())
                .setEndpointRef(facts.endpointRef())
                .build();
    }
}
