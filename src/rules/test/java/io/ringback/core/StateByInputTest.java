package io.ringback.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every phase meets every input, and {@code state-by-input.txt} says what comes of each. When a cell differs, decide by
 * the rules which of the two is right; the table is written by hand, the message has the line that would be true.
 */
final class StateByInputTest {
    private static final Map<String, String> TABLE = table();

    @ParameterizedTest
    @EnumSource
    void decidesEveryInputAsTheTableSays(MatrixPhase phase) {
        Map<String, String> expected = new LinkedHashMap<>();
        Map<String, String> decided = new LinkedHashMap<>();
        for (MatrixInput input : MatrixInput.values()) {
            String cell = phase + " " + input;
            expected.put(cell, TABLE.getOrDefault(cell, "a cell was left out"));
            decided.put(cell, decided(phase, input));
        }
        assertThat(lines(decided)).isEqualTo(lines(expected));
    }

    @Test
    void knowsEveryKindOfSignal() {
        Set<Class<?>> met = Arrays.stream(MatrixInput.values())
                .map(input -> input.in(MatrixPhase.IN_CALL))
                .filter(Objects::nonNull)
                .map(Object::getClass)
                .collect(Collectors.toSet());

        assertThat(met).isEqualTo(kinds(Signal.class).collect(Collectors.toSet()));
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(StateByInputTest::kinds)
                : Stream.of(type);
    }

    private static String decided(MatrixPhase phase, MatrixInput input) {
        DeskScenario desk = phase.reached();
        Signal signal = input.in(phase);
        if (signal == null) {
            desk.whenPassed(untilDue(desk));
        } else {
            desk.when(signal);
        }
        String told = desk.told().stream()
                .map(line -> line.replaceAll(" to agent-1| until \\S+", ""))
                .collect(Collectors.joining("; "));
        return phase.standing(desk) + " | "
                + (desk.ignored() == null ? told(told) : "ignored: " + desk.ignored() + told);
    }

    private static String told(String outputs) {
        return outputs.isEmpty() ? "nothing" : outputs;
    }

    private static Duration untilDue(DeskScenario desk) {
        Instant due = desk.state().nextDue();
        return due == null ? Duration.ZERO : Duration.between(desk.now(), due);
    }

    private static String lines(Map<String, String> cells) {
        return cells.entrySet().stream()
                .map(cell -> cell.getKey() + " | " + cell.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> table() {
        return text().lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" \\| ", 2))
                .collect(Collectors.toMap(line -> line[0].strip(), line -> line[1].strip()));
    }

    private static String text() {
        try (@Nullable InputStream table = StateByInputTest.class.getResourceAsStream("state-by-input.txt")) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
