package io.ringback.faults;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key's fence never falls: a lower one after a higher one is a message from an instance that was frozen. */
final class FencesRise implements Rule {
    private static final List<String> FENCED =
            List.of("callback-numbers", "override.direct-routes", "override.inbound-blocks", "agent-status");

    @Override
    public List<Violation> check(History history, Contract contract) {
        List<Violation> violations = new ArrayList<>();
        for (String topic : FENCED) {
            history.rows(topic).forEach((key, rows) -> {
                @Nullable Entry highest = null;
                for (Entry row : rows) {
                    if (highest != null && row.number("fence") < highest.number("fence")) {
                        violations.add(Violation.of(
                                this, topic + " of " + key + " fell back behind its fence", List.of(highest, row)));
                    } else {
                        highest = row;
                    }
                }
            });
        }
        return violations;
    }
}
