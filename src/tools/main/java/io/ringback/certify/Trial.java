package io.ringback.certify;

import io.ringback.wire.OutputFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Plays all histories of a kind to one consumer, side by side: what comes before a question is written for all of them,
 * then the consumer reads, then it is asked. It is started when the first rows are there already, and anew, while rows are
 * written, for those histories alone that say so.
 */
public final class Trial {
    static final String FALLBACK = "+12025550199";

    private final ConsumerKind kind;
    private final OutputFormat format;
    private final Duration patience;

    /**
     * Prepares it.
     *
     * @param format how the rows are written
     * @param patience how long an answer, or the reading of what was written, may take
     */
    public Trial(ConsumerKind kind, OutputFormat format, Duration patience) {
        this.kind = kind;
        this.format = format;
        this.patience = patience;
    }

    /**
     * Plays it on a broker, in topics of its own.
     *
     * @throws CertifyFailure when there is nothing to judge, such as no program
     */
    public List<Check> of(Program program, String bootstrapServers) throws InterruptedException {
        String prefix = "certify-" + UUID.randomUUID() + ".";
        HistoryFile file = HistoryFile.of(kind);
        Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        List<Part> parts = parts(file.histories(), start);
        Marks marks = new Marks(file.marks(), new Staging(0, start));
        try (TrialTopics topics = TrialTopics.build(bootstrapServers, prefix, kind, format);
                Candidate candidate = new Candidate(program, environment(bootstrapServers, prefix), patience)) {
            play(parts.stream().filter(part -> !part.hasRestart()).toList(), marks, topics, candidate);
            play(parts.stream().filter(Part::hasRestart).toList(), marks, topics, candidate);
            return checks(parts, marks, candidate);
        }
    }

    private void play(List<Part> parts, Marks marks, TrialTopics topics, Candidate candidate)
            throws InterruptedException {
        while (parts.stream().anyMatch(part -> !part.isOver())) {
            act(parts, marks, topics, candidate);
        }
    }

    private void act(List<Part> parts, Marks marks, TrialTopics topics, Candidate candidate)
            throws InterruptedException {
        if (parts.stream().filter(Part::takesRestart).count() > 0) {
            candidate.close();
        }
        parts.forEach(part -> part.write(topics));
        marks.write(topics);
        if (!candidate.isStarted()) {
            candidate.start();
        }
        marks.await(candidate, patience);
        for (Part part : parts) {
            part.ask(candidate);
        }
    }

    private static List<Check> checks(List<Part> parts, Marks marks, Candidate candidate) {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check("answers", "Every question is answered, with one line of JSON.", candidate.complaint()));
        checks.add(new Check(
                "reads-everything",
                "Every partition of every topic is read, also what was there before the start.",
                marks.unread().isEmpty() ? null : "never knew what is in " + String.join(", ", marks.unread())));
        parts.forEach(part -> checks.add(part.check()));
        return checks;
    }

    private static List<Part> parts(List<HostileHistory> histories, Instant start) {
        List<Part> parts = new ArrayList<>();
        histories.forEach(history -> parts.add(new Part(history, new Staging(parts.size(), start))));
        return parts;
    }

    private Map<String, String> environment(String bootstrapServers, String prefix) {
        return Map.of(
                "RINGBACK_BOOTSTRAP_SERVERS", bootstrapServers,
                "RINGBACK_TOPIC_PREFIX", prefix,
                "RINGBACK_FALLBACK_DESTINATION", FALLBACK,
                "RINGBACK_OUTPUT_FORMAT", format.name().toLowerCase(Locale.ROOT));
    }
}
