package io.ringback.notify.rules;

import static io.ringback.notify.rules.NoticeSamples.at;
import static io.ringback.notify.rules.NoticeSamples.notice;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any history of one notice (R29), with crashes after any step: an order may be carried out and forgotten, a decision be decided
 * again. Whatever happens, every contact whose turn came is told or tried for the whole time, in order, once more at most
 * for each crash, and the notice ends acknowledged or escalated to its end.
 */
class NoticeHistoryTest {
    private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
    private static final List<AttemptOutcome> OUTCOMES =
            List.of(AttemptOutcome.SENT, AttemptOutcome.REFUSED, AttemptOutcome.FAILED);

    static List<Long> seeds() {
        Long given = Long.getLong("ringback.seed");
        List<Long> seeds = new ArrayList<>();
        for (long seed = 1; given == null && seed <= 400; seed++) {
            seeds.add(seed);
        }
        return given == null ? seeds : List.of(given);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyNoticeIsDeliveredAcknowledgedOrEscalated(long seed) {
        new History(new Random(seed)).play();
    }

    /** One notice, its contacts, and channels that fail as they like. */
    private static final class History {
        private final Random random;
        private final EscalationPolicy policy;
        private final NoticeRules rules;
        private final List<Contact> all = new ArrayList<>();
        private final Map<ContactId, Integer> sent = new HashMap<>();
        private final Map<ContactId, Integer> firstTold = new HashMap<>();
        private final List<NoticeOutput.Tell> underWay = new ArrayList<>();
        private final List<Integer> steps = new ArrayList<>();
        private @Nullable OpenNotice open;
        private Instant now = START;
        private int crashes;
        private int exhausted;
        private boolean acknowledged;

        History(Random random) {
            this.random = random;
            Duration remember = random.nextBoolean() ? Duration.ofMinutes(60) : Duration.ofSeconds(20);
            this.policy = new EscalationPolicy(Duration.ofSeconds(60), Duration.ofMinutes(15), remember);
            this.rules = new NoticeRules(policy);
            int contacts = 1 + random.nextInt(5);
            for (int i = 0; i < contacts; i++) {
                all.add(at(random.nextInt(3), "contact-" + i));
            }
        }

        void play() {
            carryOut(rules.heard(notice(Kind.EMERGENCY_CALL_PLACED, START), new Contacts(all), now));
            boolean willAcknowledge = random.nextInt(3) == 0;
            int acknowledgeAfter = random.nextInt(40);
            for (int i = 0; i < 4_000 && open != null; i++) {
                if (willAcknowledge && i == acknowledgeAfter) {
                    acknowledged = true;
                    carryOut(rules.acknowledged(open, "somebody"));
                } else {
                    happen();
                }
            }
            judge();
        }

        private void happen() {
            OpenNotice current = open;
            if (current == null) {
                return;
            }
            if (!underWay.isEmpty() && random.nextInt(4) > 0) {
                ended(underWay.remove(random.nextInt(underWay.size())), current);
            } else if (random.nextInt(20) == 0) {
                crash(current);
            } else {
                Instant due = current.nextDue(policy);
                now = due.isAfter(now) ? due : now;
                carryOut(rules.due(current, new Contacts(all), now));
            }
        }

        private void ended(NoticeOutput.Tell tell, OpenNotice current) {
            AttemptOutcome outcome = OUTCOMES.get(random.nextInt(3));
            if (outcome == AttemptOutcome.SENT) {
                sent.merge(tell.contact(), 1, Integer::sum);
            }
            carryOut(rules.delivered(current, tell.contact(), tell.attempt(), outcome, now));
        }

        /** What was under way may have gone out or not; the next instance makes every such attempt again. */
        private void crash(OpenNotice current) {
            crashes++;
            underWay.stream()
                    .filter(tell -> random.nextBoolean())
                    .forEach(tell -> sent.merge(tell.contact(), 1, Integer::sum));
            underWay.clear();
            current.underWay()
                    .forEach(asked ->
                            underWay.add(new NoticeOutput.Tell(current.notice(), asked.contact(), asked.attempt())));
        }

        private void carryOut(NoticeDecision decision) {
            open = decision.next();
            for (NoticeOutput output : decision.outputs()) {
                if (output instanceof NoticeOutput.Tell tell) {
                    underWay.add(tell);
                    firstTold.putIfAbsent(tell.contact(), steps.size());
                    steps.add(stepOf(tell.contact()));
                } else if (output instanceof NoticeOutput.Tellable) {
                    exhausted++;
                }
            }
        }

        private int stepOf(ContactId id) {
            return all.stream()
                    .filter(contact -> contact.id().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .step();
        }

        private void judge() {
            assertThat(open).as("it ends").isNull();
            assertThat(exhausted)
                    .as("said at most once that nobody acknowledged")
                    .isLessThanOrEqualTo(1);
            if (!acknowledged) {
                assertThat(exhausted).as("and said when nobody did").isEqualTo(1);
                assertThat(firstTold.keySet())
                        .as("everybody's turn came")
                        .containsExactlyInAnyOrderElementsOf(
                                all.stream().map(Contact::id).toList());
            }
            List<Integer> order = firstTold.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue())
                    .map(told -> stepOf(told.getKey()))
                    .toList();
            assertThat(order).as("step by step").isSorted();
            sent.forEach((contact, times) ->
                    assertThat(times).as("%s was sent it", contact).isLessThanOrEqualTo(1 + crashes));
        }
    }
}
