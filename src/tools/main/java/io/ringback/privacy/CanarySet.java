package io.ringback.privacy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes canaries, no two alike: fictional numbers and words that no program and no language has. */
final class CanarySet {
    private static final int HUNDRED = 100;
    private static final int WORD = 16;

    /** An area that no help text, story or pool has: a constant that every process holds is no leak. */
    private static final int AREA_OF_NO_TEXT = 907;

    /** The others: each has a hundred fictional numbers, and which of them a run takes is left to chance. */
    private static final List<Integer> AREAS =
            List.of(205, 212, 213, 214, 303, 305, 312, 404, 415, 503, 512, 602, 617, 702, 713, 801, 808);

    private final Random random;
    private final List<String> numbers;
    private final List<Canary> canaries = new ArrayList<>();

    private CanarySet(Random random, List<String> numbers) {
        this.random = random;
        this.numbers = numbers;
    }

    /**
     * Numbers of one area that neither a pool nor a text has.
     *
     * @param seed a set of the same seed is the same
     */
    static CanarySet ofOneArea(long seed) {
        return of(seed, numbersOf(AREA_OF_NO_TEXT));
    }

    /** Numbers of many other areas, for a cluster where fictional numbers may be in use by others. */
    static CanarySet ofManyAreas(long seed) {
        return of(seed, AREAS.stream().flatMap(CanarySet::numbersOf));
    }

    private static Stream<String> numbersOf(int area) {
        return IntStream.range(0, HUNDRED).mapToObj(number -> "%d55501%02d".formatted(area, number));
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

    List<Canary> all() {
        return List.copyOf(canaries);
    }
}
