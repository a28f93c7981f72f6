package io.ringback.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** R16: of a record that nobody can read, which may have been an emergency, somebody is told. */
final class GarbageIsTold implements Rule {
    /** One notice a second and partition stands for all of that second. */
    private static final Duration TOGETHER = Duration.ofSeconds(1);

    @Override
    public List<Violation> check(History history, Contract contract) {
        List<Violation> violations = new ArrayList<>();
        Calendar calendar = new Calendar(history, contract);
        List<Entry> notices = history.outputs("notices").stream()
                .filter(notice -> notice.is("kind", "REJECTED"))
                .toList();
        for (Entry garbage : history.inputs("call-events")) {
            Instant latest = calendar.latest(garbage.at(), contract.answer().plus(TOGETHER));
            boolean judged = garbage.has("poison")
                    && latest.isBefore(history.end())
                    && latest.isBefore(garbage.at().plus(contract.lease()));
            if (judged && notices.stream().noneMatch(notice -> isOf(notice, garbage, latest))) {
                violations.add(Violation.of(
                        this,
                        "nobody was told of " + garbage.text("poison") + " in " + garbage.partition() + " at "
                                + garbage.offset(),
                        List.of(garbage)));
            }
        }
        return violations;
    }

    private static boolean isOf(Entry notice, Entry garbage, Instant latest) {
        return !notice.at().isBefore(garbage.at().minus(TOGETHER))
                && !notice.at().isAfter(latest);
    }
}
