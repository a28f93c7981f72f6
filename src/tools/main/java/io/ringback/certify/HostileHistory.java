package io.ringback.certify;

import java.util.List;

/**
 * A hostile history and what a right consumer makes of it: one check.
 *
 * @param check its name, as the report has it
 * @param says what must hold, and by which rule
 */
record HostileHistory(String check, String says, List<Step> steps) {
    HostileHistory {
        steps = List.copyOf(steps);
    }
}
