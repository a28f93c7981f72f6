package io.ringback.core;

import org.jspecify.annotations.Nullable;

/**
 * A drill (R13) goes the way of an emergency and holds nothing up: no number, no shield, no notice, nothing kept but the fences
 * that it used. Every row is told twice, the second time with an older fence, as a frozen instance would: a consumer that
 * goes by the second one does not look at fences.
 */
final class DrillRules {
    private DrillRules() {}

    /** Nothing of somebody who is in an emergency, or of a call of theirs, is told: a drill's fences would outdo theirs. */
    static boolean isOfSomebody(PoolState pool, Signal.Drilled signal) {
        return pool.stateOf(signal.agent()) instanceof Session
                || !pool.parties().in(signal.start().call()).isEmpty();
    }

    static void drilled(DecisionBuilder decision, Signal.Drilled signal) {
        Fence older = decision.nextFence();
        Fence newer = decision.nextFence();
        tell(decision, signal, newer);
        tell(decision, signal, older);
    }

    private static void tell(DecisionBuilder decision, Signal.Drilled signal, Fence fence) {
        CallId call = signal.start().call();
        @Nullable GatewayId gateway = signal.start().gateway();
        AgentId nobody = signal.agent();
        decision.emit(new Output.Instruction(
                Output.Action.READ_BACK_NUMBER, call, gateway, null, nobody, decision.now(), fence));
        decision.emit(new Output.StatusRow(nobody, null, fence, decision.now(), null, Reason.DRILL));
        decision.emit(new Output.BlockRow(nobody, null, fence, false, decision.now(), Reason.DRILL));
        decision.emit(
                new Output.SuppressionRow(call, nobody, fence, Output.Visibility.DROP, decision.now(), Reason.DRILL));
        decision.emit(new Output.Decided(
                call, gateway, null, nobody, fence, Output.Outcome.NORMAL, null, false, Reason.DRILL));
    }
}
