package io.ringback.intake.dial;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers that a dialled one may stand for when something goes before it: an outside line's prefix, a code that
 * withholds the caller's number, or a short number and a pause (R23).
 */
final class Behind {
    /** Nobody has a longer prefix and number. */
    private static final int LONGEST = 24;

    /** What is longer before a pause is a number of its own, and what follows it is dialled once the call is up. */
    private static final int LONGEST_BEFORE_A_PAUSE = 2;

    /** A star code, as in {@code *67911} and {@code #31#112}, before a number of three digits or more. */
    private static final Pattern STAR_CODE = Pattern.compile("[*#]+(?:[0-9]{1,3}[*#]+|[0-9]{2})?([0-9]{3,})");

    private Behind() {}

    /** The number behind a code that changes how it is shown; dialled inside as it would be alone. Mostly none. */
    static List<DialledNumber> code(DialledNumber dialled, String region) {
        char first = dialled.keys().charAt(0);
        Matcher starred = first == '*' || first == '#' ? STAR_CODE.matcher(dialled.keys()) : null;
        if (starred != null && starred.matches()) {
            return List.of(dialled.dialledAs(starred.group(1)));
        }
        String code = WithholdingCode.beginning(dialled, region);
        return code == null
                ? List.of()
                : List.of(dialled.dialledAs(dialled.keys().substring(code.length())));
    }

    /** The numbers that leave by an outside line, also before or after such a code. Mostly none. */
    static List<DialledNumber> line(DialledNumber dialled, String region, Set<String> outsideLine) {
        if (dialled.afterPause() == null && outsideLine.isEmpty()) {
            return List.of();
        }
        List<DialledNumber> found = afterPause(dialled, outsideLine);
        for (DialledNumber outside : outside(dialled, outsideLine)) {
            found.add(outside);
            found.addAll(code(outside, region));
        }
        for (DialledNumber withheld : code(dialled, region)) {
            found.addAll(outside(withheld, outsideLine));
        }
        for (DialledNumber later : afterPause(dialled, outsideLine)) {
            found.addAll(outside(later, outsideLine));
            found.addAll(code(later, region));
        }
        return found;
    }

    private static List<DialledNumber> outside(DialledNumber dialled, Set<String> outsideLine) {
        String keys = dialled.keys();
        List<DialledNumber> found = new ArrayList<>();
        for (String prefix : outsideLine) {
            if (keys.startsWith(prefix) && keys.length() > prefix.length() && keys.length() <= LONGEST) {
                found.add(dialled.dialledAs(keys.substring(prefix.length())));
            }
        }
        return found;
    }

    /** What follows alone, and both as one number. */
    private static List<DialledNumber> afterPause(DialledNumber dialled, Set<String> outsideLine) {
        List<DialledNumber> found = new ArrayList<>();
        DialledNumber later = dialled.afterPause();
        if (later != null && takesALine(dialled.keys(), outsideLine)) {
            found.add(later);
            found.add(dialled.dialledAs(dialled.keys() + later.keys()));
        }
        return found;
    }

    private static boolean takesALine(String keys, Set<String> outsideLine) {
        return keys.length() <= LONGEST_BEFORE_A_PAUSE
                || keys.charAt(0) == '*'
                || keys.charAt(0) == '#'
                || outsideLine.contains(keys);
    }
}
