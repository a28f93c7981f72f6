package io.ringback.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A proof of absence is worth what its search finds. */
class ByteSearchTest {
    private static final Canary NUMBER = new Canary("dialledNumber", "2025550142");
    private static final Canary WORD = new Canary("details", "qzv7m3kx81wd");

    private final ByteSearch search = new ByteSearch(List.of(NUMBER, WORD));

    static Stream<Arguments> everySpelling() {
        return Stream.of(NUMBER, WORD)
                .flatMap(canary -> Spelling.of(canary).entrySet().stream()
                        .map(way -> Arguments.of(canary, way.getKey(), way.getValue())));
    }

    @ParameterizedTest
    @MethodSource("everySpelling")
    void findsEverySpellingAnywhereInNoise(Canary canary, String spelling, byte[] bytes) throws Exception {
        Random random = new Random(spelling.hashCode());
        for (int at : new int[] {0, 1, 4_194_300, 4_194_304, 4_194_310, 9_000_000 - bytes.length}) {
            byte[] noise = new byte[9_000_000];
            random.nextBytes(noise);
            System.arraycopy(bytes, 0, noise, at, bytes.length);
            List<String> found = new ArrayList<>();
            long searched = search.stream(
                    new ByteArrayInputStream(noise),
                    (needle, position) ->
                            found.add(needle.canary().place() + " " + needle.spelling() + " " + position));
            assertThat(found).contains(canary.place() + " " + spelling + " " + at);
            assertThat(searched).isEqualTo(noise.length);
        }
    }

    @Test
    void findsBase64WhateverStandsAroundIt() {
        for (String before : List.of("", "a", "ab", "abc", "abcd")) {
            for (String after : List.of("", "z", "zy", "zyx")) {
                String text = before + WORD.value() + after;
                assertThat(found(Base64.getEncoder().encode(text.getBytes(StandardCharsets.UTF_8))))
                        .as(text)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void findsNothingInNoise() {
        byte[] noise = new byte[16 << 20];
        new Random(4711).nextBytes(noise);
        assertThat(found(noise)).isEmpty();
    }

    @Test
    void neverPrintsWhatItLooksFor() {
        assertThat(NUMBER).asString().doesNotContain(NUMBER.value());
    }

    private List<String> found(byte[] bytes) {
        List<String> found = new ArrayList<>();
        search.bytes(bytes, (needle, position) -> found.add(needle.spelling()));
        return found;
    }
}
