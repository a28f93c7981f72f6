package io.ringback.gateway;

import com.dashjoin.jsonata.Jsonata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
     * @throws UnreadableEventException when the mapping fails, or gives what is no report
     */
    List<Report> read(Object body, Map<String, String> query, Instant now) throws UnreadableEventException {
        @Nullable Object found = file.events().of(body, Map.of("query", query, "agent", agent, "received", now.toEpochMilli()));
        List<?> all = found == null ? List.of() : found instanceof List<?> list ? list : List.of(found);
        if (all.size() > MOST_REPORTS) {
            throw new UnreadableEventException("more than " + MOST_REPORTS + " events at once");
        }
        List<Report> reports = new ArrayList<>();
        for (Object one : all) {
            if (!(one instanceof Map<?, ?> fields)) {
                throw new UnreadableEventException("the mapping gives what is no object");
            }
            if (!fields.isEmpty()) {
                reports.add(ReportReading.of(fields));
            }
        }
        return reports;
    }
}
