package io.ringback.privacy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes canaries, no two alike: fictional numbers and words that no program and no language has. */
final class CanarySet {
    private static final int NUMBERS = 80;
    private static final int HUNDRED = 100;
    private static final int WORD = 16;

    /** Numbers in help texts and stories, which every process has as constants. */
    private static final Set<Integer> IN_TEXTS = Set.of(0, 1, 2, 3, 7, 23, 50, 70, 71, 79);

    /** Each has a hundred fictional numbers; which of them a run takes is left to chance. */
    private static final List<Integer> AREAS =
            List.of(205, 212, 213, 214, 303, 305, 312, 404, 415, 503, 512, 602, 617, 702, 713, 801, 808, 907);

    private final Random random;
    private final List<String> numbers;
    private final List<Canary> canaries = new ArrayList<>();

    private CanarySet(Random random, List<String> numbers) {
        this.random = random;
        this.numbers = numbers;
    }

    /**
     * Numbers of one area; those above +12025550179 are left for pools.
     *
     * @param seed a flock of the same seed is the same
     */
    static CanarySet ofOneArea(long seed) {
        return of(
                seed,
                IntStream.range(0, NUMBERS)
                        .filter(number -> !IN_TEXTS.contains(number))
                        .mapToObj("20255501%02d"::formatted));
    }

    /** Numbers of many areas, for a cluster where fictional numbers may be in use by others. */
    static CanarySet ofManyAreas(long seed) {
        return of(
                seed,
                AREAS.stream()
                        .flatMap(area ->
                                IntStream.range(0, HUNDRED).mapToObj(number -> "%d55501%02d".formatted(area, number))));
    }

    private static CanarySet of(long seed, Stream<String> numbers) {
        Random random = new Random(seed);
        List<String> shuffled = numbers.collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(shuffled, random);
        return new CanarySet(random, shuffled);
    }

    /** A number in E.164. */
    String number(String place) {
        String digits = numbers.remove(numbers.size() - 1);
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
