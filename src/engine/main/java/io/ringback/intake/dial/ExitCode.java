package io.ringback.intake.dial;

import java.util.ArrayList;
import java.util.List;

/** The prefixes that lead out of a country, wherever they are used: a private exchange keeps to no country's. */
final class ExitCode {
    private static final List<String> CODES = List.of("00", "011", "0011", "010", "001");

    static final int LONGEST = "0011".length();

    private ExitCode() {}

    /** Those that the keys begin with; mostly none. */
    static List<String> beginning(String keys) {
        if (keys.isEmpty() || keys.charAt(0) != '0') {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        for (String code : CODES) {
            if (keys.startsWith(code)) {
                found.add(code);
            }
        }
        return found;
    }
}
