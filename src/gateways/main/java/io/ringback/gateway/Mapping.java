package io.ringback.gateway;

import com.dashjoin.jsonata.Jsonata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one system's events mean, as its file says: one event, none, or several of calls. Has no memory. */
final class Mapping {
    private static final int MOST_REPORTS = 200;

    private final MappingFile file;
    private final Jsonata.Fn1<String, @Nullable String> agent;

    Mapping(MappingFile file, Agents agents) {
        this.file = file;
        this.agent = address -> address == null ? null : agents.id(address).orElse(null);
    }

    /**
     * What a body says; nothing, if it is about no call.
     *
     * @param query the parameters of the URL that it was sent to
     * @param now when it came
     * @param flaws told of what is left out, in words that quote nothing: one odd event of several is, an odd field of one
     * @throws UnreadableEventException when the mapping fails, or gives no report but what is none
     */
    List<Report> read(Object body, Map<String, String> query, Instant now, Consumer<String> flaws)
            throws UnreadableEventException {
        @Nullable Object found = file.events().of(body, Map.of("query", query, "agent", agent, "received", now.toEpochMilli()));
        List<?> all = found == null ? List.of() : found instanceof List<?> list ? list : List.of(found);
        if (all.size() > MOST_REPORTS) {
            throw new UnreadableEventException("more than " + MOST_REPORTS + " events at once");
        }
        List<Report> reports = new ArrayList<>();
        List<UnreadableEventException> failures = new ArrayList<>();
        for (Object one : all) {
            try {
                report(one, flaws).ifPresent(reports::add);
            } catch (UnreadableEventException e) {
                failures.add(e);
            }
        }
        if (reports.isEmpty() && !failures.isEmpty()) {
            throw failures.get(0);
        }
        failures.forEach(failure -> flaws.accept(String.valueOf(failure.getMessage())));
        return reports;
    }

    private static Optional<Report> report(@Nullable Object one, Consumer<String> flaws)
            throws UnreadableEventException {
        if (!(one instanceof Map<?, ?> fields)) {
            throw new UnreadableEventException("the mapping gives what is no object");
        }
        return fields.isEmpty() ? Optional.empty() : Optional.of(ReportReading.of(fields, flaws));
    }
}
