package io.ringback.consumer;

import org.jspecify.annotations.Nullable;

/**
 * A call as a router sees it, with whatever it knows. Numbers are E.164; a text without a word in it is none, as many a
 * switch has it.
 *
 * @param callId the gateway's id of the call; without one no decision can be waited for
 * @param dialledNumber what was dialled; null when an agent is called and no number
 * @param callerAgent the agent who calls; null when nobody of the contact centre does
 * @param callerNumber the caller's number; looked at only to let the fallback destination through a block
 * @param calledAgent the agent whom the call is about to ring: known, or chosen by the router's own rules
 * @param psapCallback the call carries {@code Priority: psap-callback} (RFC 7090)
 */
public record IncomingCall(
        @Nullable String callId,
        @Nullable String dialledNumber,
        @Nullable String callerAgent,
        @Nullable String callerNumber,
        @Nullable String calledAgent,
        boolean psapCallback) {

    public IncomingCall {
        callId = orNone(callId);
        dialledNumber = orNone(dialledNumber);
        callerAgent = orNone(callerAgent);
        callerNumber = orNone(callerNumber);
        calledAgent = orNone(calledAgent);
    }

    public static IncomingCall toNumber(String dialledNumber) {
        return new IncomingCall(null, dialledNumber, null, null, null, false);
    }

    public static IncomingCall toAgent(String calledAgent) {
        return new IncomingCall(null, null, null, null, calledAgent, false);
    }

    public IncomingCall withCallId(String id) {
        return new IncomingCall(id, dialledNumber, callerAgent, callerNumber, calledAgent, psapCallback);
    }

    public IncomingCall fromAgent(String agentId) {
        return new IncomingCall(callId, dialledNumber, agentId, callerNumber, calledAgent, psapCallback);
    }

    public IncomingCall fromNumber(String number) {
        return new IncomingCall(callId, dialledNumber, callerAgent, number, calledAgent, psapCallback);
    }

    public IncomingCall ringing(String agentId) {
        return new IncomingCall(callId, dialledNumber, callerAgent, callerNumber, agentId, psapCallback);
    }

    public IncomingCall markedPsapCallback() {
        return new IncomingCall(callId, dialledNumber, callerAgent, callerNumber, calledAgent, true);
    }

    /** A responder whose agent id is empty would else be an agent, and ring nobody. */
    private static @Nullable String orNone(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** Names the call alone: who called whom is a detail that belongs in no log. */
    @Override
    public String toString() {
        return "IncomingCall[callId=" + callId + "]";
    }
}
