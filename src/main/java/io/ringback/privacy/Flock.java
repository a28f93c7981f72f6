package io.ringback.privacy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes canaries, no two alike: fictional numbers and words that no program and no language has. */
final class Flock {
    private static final int NUMBERS = 80;
    private static final int WORD = 16;

    /** Numbers in help texts and stories, which every process has as constants. */
    private static final Set<Integer> IN_TEXTS = Set.of(0, 1, 2, 3, 7, 23, 50, 70, 71, 79);

    private final Random random;
    private final List<Integer> numbers;
    private final List<Canary> canaries = new ArrayList<>();

    /** @param seed a flock of the same seed is the same */
    Flock(long seed) {
        random = new Random(seed);
        numbers = IntStream.range(0, NUMBERS)
                .filter(number -> !IN_TEXTS.contains(number))
                .boxed()
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(numbers, random);
    }

    /** A number in E.164; those above +12025550179 are left for pools. */
    String number(String place) {
        String digits = "20255501%02d".formatted(numbers.remove(numbers.size() - 1));
        canaries.add(new Canary(place, digits));
        return "+1" + digits;
    }

    String word(String place) {
        StringBuilder word = new StringBuilder("q");
        for (int i = 1; i < WORD; i++) {
            word.append("bcdfghjkmnpqrstvwxz23456789".charAt(random.nextInt(27)));
        }
        canaries.add(new Canary(place, word.toString()));
        return word.toString();
    }

    List<Canary> canaries() {
        return List.copyOf(canaries);
    }
}
