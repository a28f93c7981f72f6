package io.ringback.cli;

import io.ringback.consumer.DrillAnswers;
import io.ringback.event.DrillPart;
import io.ringback.event.DrillReceipt;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who has answered a drill and with which fence, and who is missing: a consumer that answered an earlier drill on a
 * topic is expected there again. No other consumer can be missing, since answering is voluntary.
 */
final class DrillAttendance {
    private final String drillId;
    private final String nobody;
    private final Map<DrillPart, Integer> expected;
    private final Set<Who> earlier = new HashSet<>();
    private final Map<Who, Answer> answers = new TreeMap<>(Who.ORDER);
    private final Set<Who> uncommitted = new HashSet<>();

    /** A consumer, and the topic from which it took a row. */
    record Who(DrillPart part, String consumer, String topic) {
        static final Comparator<Who> ORDER =
                Comparator.comparing(Who::part).thenComparing(Who::consumer).thenComparing(Who::topic);
    }

    /** What there is to say of one of them. */
    enum Verdict {
        OK,
        /** It answered an earlier drill, and not this one: it is stuck, or gone. */
        SILENT,
        /** It goes by the older of two rows. */
        IGNORES_FENCES,
        /** It answered a row that was never committed. */
        READS_UNCOMMITTED
    }

    /** @param after since the brokers had the dial; null when there was no answer */
    record Finding(Who who, Verdict verdict, @Nullable Duration after) {}

    private record Answer(@Nullable Long fence, Instant at) {}

    /**
     * @param nobody the agent of the drill's rows
     * @param expected how many consumers of a part must answer, known or not
     */
    DrillAttendance(String drillId, String nobody, Map<DrillPart, Integer> expected) {
        this.drillId = drillId;
        this.nobody = nobody;
        this.expected = Map.copyOf(expected);
    }

    static String aborted(String drillId) {
        return drillId + "-aborted";
    }

    /** A receipt of an earlier drill. */
    void known(DrillReceipt receipt) {
        if (!receipt.getAborted()) {
            earlier.add(who(receipt));
        }
    }

    /** A receipt that came since this drill began; the last one of each counts. */
    void heard(DrillReceipt receipt, Instant at) {
        if (receipt.getRowKey().equals(aborted(drillId))) {
            uncommitted.add(who(receipt));
        } else if (receipt.getRowKey().equals(drillId) || receipt.getRowKey().equals(nobody)) {
            answers.put(who(receipt), new Answer(receipt.getFence(), at));
        }
    }

    /** Everybody known has gone by the newer fence, and as many have answered as must. */
    boolean isComplete(long newer) {
        return expected.entrySet().stream().allMatch(part -> answered(part.getKey()) >= part.getValue())
                && everybodyKnownIsRight(newer);
    }

    private boolean everybodyKnownIsRight(long newer) {
        return earlier.stream().allMatch(who -> {
            @Nullable Answer answer = answers.get(who);
            return answer != null && !isOld(answer, newer);
        });
    }

    /** How many consumers of a part have answered. */
    long answered(DrillPart part) {
        return answers.keySet().stream()
                .filter(who -> who.part() == part)
                .map(Who::consumer)
                .distinct()
                .count();
    }

    /**
     * Of each who answered or is missed.
     *
     * @param newer the fence that counts
     * @param dialledAt when the brokers had the dial
     */
    List<Finding> findings(long newer, Instant dialledAt) {
        return Stream.concat(earlier.stream(), answers.keySet().stream())
                .distinct()
                .sorted(Who.ORDER)
                .map(who -> finding(who, answers.get(who), newer, dialledAt))
                .collect(Collectors.toList());
    }

    private Finding finding(Who who, @Nullable Answer answer, long newer, Instant dialledAt) {
        if (uncommitted.contains(who)) {
            return new Finding(who, Verdict.READS_UNCOMMITTED, null);
        }
        if (answer == null) {
            return new Finding(who, Verdict.SILENT, null);
        }
        Verdict verdict = isOld(answer, newer) ? Verdict.IGNORES_FENCES : Verdict.OK;
        boolean before = who.topic().equals(DrillAnswers.DRILLS);
        return new Finding(who, verdict, before ? null : Duration.between(dialledAt, answer.at()));
    }

    private static boolean isOld(Answer answer, long newer) {
        return answer.fence() != null && answer.fence() < newer;
    }

    private static Who who(DrillReceipt receipt) {
        return new Who(receipt.getPart(), receipt.getConsumer(), receipt.getTopic());
    }
}
