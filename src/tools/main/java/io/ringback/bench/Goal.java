package io.ringback.bench;

import java.util.Locale;
import java.util.function.DoublePredicate;

/** What a figure is held against. */
record Goal(String text, boolean ofRatio, DoublePredicate met) {
    static final Goal NONE = new Goal("reported", false, value -> true);

    static Goal ratioAtMost(double most) {
        return new Goal("<= " + trimmed(most) + "x", true, ratio -> ratio <= most);
    }

    static Goal ratioAtLeast(double least) {
        return new Goal(">= " + trimmed(least) + "x", true, ratio -> ratio >= least);
    }

    static Goal atMost(double most, String unit) {
        return new Goal("<= " + trimmed(most) + " " + unit, false, value -> value <= most);
    }

    private static String trimmed(double number) {
        String text = String.format(Locale.ROOT, "%.2f", number);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}
