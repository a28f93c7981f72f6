package io.ringback.bench;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param name what was measured
 * @param unit of both values
 * @param value Ringback's
 * @param reference what it stands beside; null when it stands alone
 * @param ratio of value to reference, round by round; null without a reference
 * @param note what a reader must know of the circumstances; may be empty
 */
record Figure(
        String name,
        String unit,
        Summary value,
        @Nullable Summary reference,
        @Nullable Summary ratio,
        Goal goal,
        String note) {

    static Figure alone(String name, String unit, Summary value, Goal goal, String note) {
        return new Figure(name, unit, value, null, null, goal, note);
    }

    /** A measure that came to nothing. */
    static Figure missing(String name, String why) {
        return alone(name, "", Summary.of(Double.NaN), new Goal("a figure", false, value -> false), why);
    }

    /** Rounds in the order they were played: a ratio is of two neighbours, so that a noisy minute strikes both. */
    static Figure beside(
            String name, String unit, List<Double> values, List<Double> references, Goal goal, String note) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            ratios.add(values.get(i) / references.get(i));
        }
        return new Figure(name, unit, Summary.of(values), Summary.of(references), Summary.of(ratios), goal, note);
    }

    /** {@code pass}, {@code FAIL}, or {@code -} where there is no goal. */
    String verdict() {
        if (goal.equals(Goal.NONE)) {
            return "-";
        }
        double held = goal.ofRatio() && ratio != null ? ratio.median() : value.median();
        return goal.met().test(held) ? "pass" : "FAIL";
    }
}
