package io.ringback.core;

import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.CALLBACK;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.HOUR;
import static io.ringback.core.Signals.MESSAGE;
import static io.ringback.core.Signals.MINUTE;
import static io.ringback.core.Signals.alive;
import static io.ringback.core.Signals.callsBack;
import static io.ringback.core.Signals.closes;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.dialsNumber;
import static io.ringback.core.Signals.ended;

/** How far an emergency can be, and the call that it is about then. */
enum MatrixPhase {
    CALM,
    CALM_AFTER_A_LOST_CALL,
    CALM_AFTER_AN_ENDED_CALL,
    IN_CALL,
    AFTER_CALL,
    REACHABLE,
    CALLBACK_RINGING,
    MESSAGE_CALL,
    CLOSED_WHILE_UP,
    WITHOUT_NUMBER,
    OVERRUN,
    AGENTLESS;

    CallId call() {
        return switch (this) {
            case CALLBACK_RINGING -> CALLBACK;
            case MESSAGE_CALL -> MESSAGE;
            default -> EMERGENCY;
        };
    }

    DeskScenario reached() {
        DeskScenario desk = this == WITHOUT_NUMBER ? DeskScenario.pool() : DeskScenario.pool(FIRST);
        return switch (this) {
            case CALM -> desk;
            case CALM_AFTER_A_LOST_CALL -> inCall(desk).after(HOUR.plusMinutes(30));
            case CALM_AFTER_AN_ENDED_CALL -> closed(desk).after(HOUR);
            case IN_CALL, WITHOUT_NUMBER -> inCall(desk);
            case AFTER_CALL -> inCall(desk).given(ended(EMERGENCY));
            case REACHABLE -> closed(desk);
            case CALLBACK_RINGING -> closed(desk).given(callsBack(FIRST, CALLBACK));
            case MESSAGE_CALL -> closed(desk).given(dialsNumber(AGENT, FIRST, MESSAGE));
            case CLOSED_WHILE_UP -> inCall(desk).given(closes(EMERGENCY));
            case OVERRUN ->
                inCall(desk)
                        .after(HOUR.minus(MINUTE.multipliedBy(2)))
                        .given(alive(EMERGENCY))
                        .after(MINUTE.multipliedBy(2));
            case AGENTLESS -> desk.given(dials(null, EMERGENCY)).after(MINUTE);
        };
    }

    private static DeskScenario inCall(DeskScenario desk) {
        return desk.given(dials(AGENT, EMERGENCY)).after(MINUTE);
    }

    private static DeskScenario closed(DeskScenario desk) {
        return inCall(desk).given(ended(EMERGENCY), closes(EMERGENCY));
    }

    /** Where the one whom the phase is about stands now, in words. */
    String standing(DeskScenario desk) {
        Party party = this == AGENTLESS ? EMERGENCY : AGENT;
        PartyState standing = desk.state().stateOf(party);
        if (!(standing instanceof Session session)) {
            boolean lost = standing.legs().any(Leg::isLost);
            return standing.legs().all().isEmpty() ? "calm" : lost ? "calm, a call was lost" : "calm, remembers";
        }
        String up = session.legs().any(Leg::isUp)
                ? upCalls(session)
                : session.closing().open() ? "after call" : "reachable";
        String number = session.number() == null ? ", no number" : "";
        String close = session.closing().pending() ? ", to be closed" : "";
        String overrun = desk.now().isBefore(session.term().leasedUntil()) ? "" : ", overrun";
        return up + number + close + overrun;
    }

    private static String upCalls(Session session) {
        return String.join(
                " + ",
                session.legs().all().stream()
                        .filter(Leg::isUp)
                        .map(leg -> leg.kind() + " " + leg.progress())
                        .toList());
    }
}
