package io.ringback.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** R11: from its ISSUED to its RELEASED a number is one agent's, and a lease that begins has the length of R1. */
final class LeasesDoNotOverlap implements Rule {
    @Override
    public List<Violation> check(History history, Contract contract) {
        List<Violation> violations = new ArrayList<>();
        for (Map.Entry<String, List<Entry>> number :
                history.rows("callback-numbers").entrySet()) {
            @Nullable Entry held = null;
            for (Entry row : number.getValue()) {
                String wrong = wrong(held, row, contract);
                if (!wrong.isEmpty()) {
                    List<Entry> evidence = held == null ? List.of(row) : List.of(held, row);
                    violations.add(Violation.of(this, number.getKey() + " " + wrong, evidence));
                }
                held = row.is("state", "RELEASED") ? null : row;
            }
        }
        return violations;
    }

    private static String wrong(@Nullable Entry held, Entry row, Contract contract) {
        if (row.is("state", "ISSUED")) {
            if (held != null) {
                return "was issued while " + held.text("agentId") + " held it";
            }
            long length = row.number("expiresAt") - row.number("issuedAt");
            return length < contract.lease().toMillis() ? "was issued for less than a lease" : "";
        }
        if (held == null) {
            return "was " + row.text("state") + " though nobody held it";
        }
        boolean same = held.is("agentId", row.text("agentId")) && held.number("fence") == row.number("fence");
        return same ? "" : "changed hands without a release";
    }
}
