package io.ringback.intake.dial;

import java.util.List;

/** The prefixes that lead out of a country, wherever they are used: a private exchange keeps to no country's. */
final class ExitCode {
    static final List<String> ALL = List.of("00", "011", "0011", "010", "001");
    static final int LONGEST = "0011".length();

    private ExitCode() {}

    /** Whether it may begin with one; most numbers do not. */
    static boolean mayBegin(String keys) {
        return !keys.isEmpty() && keys.charAt(0) == '0';
    }
}
