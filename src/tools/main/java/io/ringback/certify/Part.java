package io.ringback.certify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One history while it is played, with names and times of its own. Its first wrong answer is what it failed by. */
final class Part {
    private final HostileHistory history;
    private final Staging staging;
    private final Deque<Step> steps;
    private @Nullable String failure;

    Part(HostileHistory history, Staging staging) {
        this.history = history;
        this.staging = staging;
        this.steps = new ArrayDeque<>(history.steps());
    }

    boolean isOver() {
        return steps.isEmpty();
    }

    boolean hasRestart() {
        return history.steps().stream().anyMatch(Step.Restart.class::isInstance);
    }

    /** Whether it wants the consumer started anew now. */
    boolean takesRestart() {
        return takes(Step.Restart.class) != null;
    }

    /** Writes what comes before the next question. */
    void write(TrialTopics topics) {
        while (true) {
            if (takes(Step.Put.class) instanceof Step.Put put) {
                @Nullable ObjectNode value = put.value() == null ? null : staging.of(put.value());
                topics.write(new Step.Put(put.row(), staging.of(put.key()), value, put.aborted()));
            } else if (takes(Step.Garble.class) instanceof Step.Garble garble) {
                topics.write(new Step.Garble(garble.row(), staging.of(garble.key()), garble.hex()));
            } else {
                return;
            }
        }
    }

    /** Asks what is to be asked now. */
    void ask(Candidate candidate) throws InterruptedException {
        while (true) {
            if (takes(Step.Ask.class) instanceof Step.Ask ask) {
                ObjectNode question = staging.of(ask.question());
                judge(question, staging.of(ask.expected()), candidate.ask(question));
            } else if (takes(Step.Done.class) instanceof Step.Done done) {
                judge(
                        staging.of(done.callId()),
                        done.deeds().stream().map(staging::of).toList(),
                        candidate);
            } else {
                takes(Step.Settle.class);
                return;
            }
        }
    }

    Check check() {
        return new Check(history.check(), history.says(), failure);
    }

    private void judge(ObjectNode question, ObjectNode expected, JsonNode answer) {
        if (failure == null && !AnswerComparison.accepts(expected, answer)) {
            failure = "asked %s, expected %s, got %s"
                    .formatted(question, expected, answer.isMissingNode() ? "no answer" : answer);
        }
    }

    private void judge(String callId, List<ObjectNode> expected, Candidate candidate) {
        List<JsonNode> deeds = candidate.deeds().stream()
                .filter(deed -> callId.equals(deed.path("callId").asText()))
                .toList();
        boolean right = deeds.size() == expected.size()
                && IntStream.range(0, deeds.size())
                        .allMatch(i -> AnswerComparison.accepts(expected.get(i), deeds.get(i)));
        if (failure == null && !right) {
            failure = "for %s expected %s, did %s".formatted(callId, expected, deeds);
        }
    }

    private <S extends Step> @Nullable Step takes(Class<S> kind) {
        return kind.isInstance(steps.peek()) ? steps.poll() : null;
    }
}
