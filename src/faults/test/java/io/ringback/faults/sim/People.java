package io.ringback.faults.sim;

import io.ringback.faults.Entry;
import io.ringback.notify.Outside.Letter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The contacts, who acknowledge some of what they read, and an operator who sometimes does so before anybody was told. */
final class People {
    private static final double ANSWERS = 0.4;
    private static final double SEES_IT_FIRST = 0.05;
    private static final int SLOWEST_MILLIS = 9_000;
    private static final int QUICK_MILLIS = 3_000;

    private final Chronicle chronicle;
    private final Voices voices;
    private final Random random;
    private final List<Word> words = new ArrayList<>();
    private int looked;

    /** What somebody is about to say. */
    private record Word(long at, String notice, String by) {}

    People(Chronicle chronicle, Voices voices, Random random) {
        this.chronicle = chronicle;
        this.voices = voices;
        this.random = random;
    }

    void read(Letter letter) {
        if (random.nextDouble() < ANSWERS) {
            say(letter.notice(), letter.contact(), SLOWEST_MILLIS);
        }
    }

    private void say(String notice, String by, int slowest) {
        words.add(new Word(chronicle.now().toEpochMilli() + 100 + random.nextInt(slowest), notice, by));
    }

    void tick() {
        List<Entry> all = chronicle.entries();
        for (; looked < all.size(); looked++) {
            look(all.get(looked));
        }
        long now = chronicle.now().toEpochMilli();
        List<Word> due = words.stream().filter(word -> word.at <= now).toList();
        words.removeAll(due);
        due.forEach(word -> voices.acknowledge(word.notice, word.by));
    }

    /** The console shows a notice as soon as it is written. */
    private void look(Entry entry) {
        boolean seen = entry.kind() == Entry.Kind.OUTPUT
                && entry.topic().equals("notices")
                && !entry.is("kind", "NOT_ACKNOWLEDGED");
        if (seen && random.nextDouble() < SEES_IT_FIRST) {
            say(entry.text("noticeId"), "operator", QUICK_MILLIS);
        }
    }
}
