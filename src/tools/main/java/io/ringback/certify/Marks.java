package io.ringback.certify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds out how far a consumer has read, from its answers alone: marks are written last in every partition, and once it
 * knows them it has read what was before them.
 */
final class Marks {
    private static final long BETWEEN_MILLIS = 10;

    private record Open(Mark mark, int partition, String key) {
        String place() {
            return mark.row().topic() + "-" + partition;
        }
    }

    private final List<Mark> marks;
    private final Staging staging;
    private final Set<String> unread = new LinkedHashSet<>();
    private final List<Open> written = new ArrayList<>();
    private int round;

    Marks(List<Mark> marks, Staging staging) {
        this.marks = marks;
        this.staging = staging;
    }

    /** The partitions whose marks the consumer never came to know, as topic and number. */
    List<String> unread() {
        return List.copyOf(unread);
    }

    /** Writes a mark into every partition that is read as far as is known. */
    void write(TrialTopics topics) {
        written.clear();
        for (Mark mark : marks) {
            for (int partition = 0; partition < TrialTopics.PARTITIONS; partition++) {
                Open open = new Open(mark, partition, mark.key(round * TrialTopics.PARTITIONS + partition));
                if (!unread.contains(open.place())) {
                    topics.write(mark.row(), partition, open.key, staging.of(keyed(open)));
                    written.add(open);
                }
            }
        }
        topics.commit();
        round++;
    }

    /** Waits until the consumer knows the marks; a partition that it does not read is waited for this once. */
    void await(Candidate candidate, Duration patience) throws InterruptedException {
        List<Open> left = new ArrayList<>(written);
        long begun = System.nanoTime();
        while (drop(left, candidate) && !candidate.isMute()) {
            if (System.nanoTime() - begun > patience.toNanos()) {
                left.forEach(open -> unread.add(open.place()));
                return;
            }
            Thread.sleep(BETWEEN_MILLIS);
        }
    }

    /** Leaves the marks that are still unknown; true when there are any. */
    private boolean drop(List<Open> left, Candidate candidate) throws InterruptedException {
        List<Open> known = new ArrayList<>();
        for (Open open : left) {
            if (!isKnown(open, candidate)) {
                break;
            }
            known.add(open);
        }
        left.removeAll(known);
        return !left.isEmpty();
    }

    private boolean isKnown(Open open, Candidate candidate) throws InterruptedException {
        ObjectNode question = open.mark.question();
        ObjectNode expected = open.mark.expected();
        if (question == null) {
            return candidate.deeds().stream()
                    .anyMatch(deed ->
                            open.key.equals(deed.path("callId").asText()) && AnswerComparison.accepts(expected, deed));
        }
        return AnswerComparison.accepts(expected, candidate.ask(staging.of(filled(question, open.key))));
    }

    private static ObjectNode keyed(Open open) {
        return filled(open.mark.value(), open.key).put(open.mark.row().keyField(), open.key);
    }

    private static ObjectNode filled(ObjectNode object, String key) {
        ObjectNode filled = object.deepCopy();
        object.properties().stream()
                .filter(field -> field.getValue().asText().equals("$key"))
                .forEach(field -> filled.put(field.getKey(), key));
        return filled;
    }
}
