package io.ringback.faults.sim;

import io.ringback.faults.Entry;
import io.ringback.notify.Outside.Letter;
import java.util.Random;

/** The contacts' mail and webhook servers: most take what comes, some refuse, fail, hang, or take it and drop the answer. */
final class Servers {
    /** As long as a sender waits for an answer. */
    private static final long PATIENCE_MILLIS = 3_000;

    private final Chronicle chronicle;
    private final People people;
    private final Mutation flaw;
    private final Random random;
    private boolean hanging;

    /**
     * An answer.
     *
     * @param outcome as the sender understands it
     */
    record Answer(String outcome, long afterMillis) {}

    /** What a server does with a letter, by a chance in a hundred. */
    private enum Way {
        TAKES(88, "SENT"),
        FAILS(4, "FAILED"),
        REFUSES(2, "REFUSED"),
        HANGS(3, "FAILED"),
        TAKES_UNANSWERED(3, "FAILED");

        private final int chance;
        private final String outcome;

        Way(int chance, String outcome) {
            this.chance = chance;
            this.outcome = outcome;
        }

        boolean isTaken() {
            return this == TAKES || this == TAKES_UNANSWERED;
        }

        boolean isSilent() {
            return this == HANGS || this == TAKES_UNANSWERED;
        }

        static Way drawn(Random random) {
            int drawn = random.nextInt(100);
            for (Way way : values()) {
                drawn -= way.chance;
                if (drawn < 0) {
                    return way;
                }
            }
            return TAKES;
        }
    }

    Servers(Chronicle chronicle, People people, Mutation flaw, Random random) {
        this.chronicle = chronicle;
        this.people = people;
        this.flaw = flaw;
        this.random = random;
    }

    Mutation flaw() {
        return flaw;
    }

    /** From now on none of them answers, or all do again. */
    void hang(boolean all) {
        hanging = all;
    }

    long delay() {
        return 5L + random.nextInt(50);
    }

    Answer take(Letter letter) {
        Way way = hanging ? Way.HANGS : Way.drawn(random);
        chronicle.note(
                Entry.Kind.TOLD,
                chronicle.now(),
                "servers",
                letter.notice(),
                Chronicle.json()
                        .put("contactId", letter.contact())
                        .put("address", letter.address())
                        .put("place", letter.place())
                        .put("server", way.name())
                        .put("taken", way.isTaken())
                        .put("again", way.outcome.equals("FAILED")));
        if (way.isTaken() && letter.waits()) {
            people.read(letter);
        }
        boolean denied = flaw == Mutation.TAKES_YES_FOR_NO && way.isTaken();
        return new Answer(denied ? "FAILED" : way.outcome, way.isSilent() ? PATIENCE_MILLIS : delay());
    }
}
