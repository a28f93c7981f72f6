package io.ringback.console.play;

import io.ringback.intake.dial.DialPlan;
import io.ringback.intake.dial.DialPlan.Meaning;
import io.ringback.intake.dial.DialledNumber;
import io.ringback.settings.PoolSettings;
import io.ringback.settings.Settings;

/** What the agent's phone dials, by the very dial plan that intake reads calls with (R23). */
public record Lines(DialPlan plan, PoolSettings pool) {
    public static Lines of(Settings settings) {
        return new Lines(DialPlan.of(settings), settings.pool(null));
    }

    /** How the other side is called on a screen. */
    String called(String number) {
        return switch (meaning(number)) {
            case EMERGENCY -> Platform.EMERGENCY_LINE;
            case TEST -> "Test line";
            case OTHER, UNUSABLE -> "Customer";
        };
    }

    boolean isTest(String number) {
        return meaning(number) == Meaning.TEST;
    }

    private Meaning meaning(String number) {
        return plan.meaning(DialledNumber.read(number), pool.region(), pool.dialling());
    }
}
