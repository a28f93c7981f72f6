package io.ringback.cli;

import io.ringback.core.CallbackNumber;
import io.ringback.event.NumberState;
import io.ringback.event.PooledNumber;
import java.util.List;

/** Reads the callback numbers that an operator types. */
final class Numbers {
    private Numbers() {}

    /** @throws WrongUsage naming all that are not E.164 */
    static List<String> require(List<String> numbers) {
        List<String> wrong =
                numbers.stream().filter(number -> !isNumber(number)).toList();
        if (!wrong.isEmpty()) {
            throw new WrongUsage("not E.164 (like +12025550101): " + Paint.harmless(String.join(", ", wrong)));
        }
        return numbers.stream().distinct().toList();
    }

    static boolean isNumber(String text) {
        try {
            return !new CallbackNumber(text).value().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static PooledNumber of(String number, String pool, NumberState state) {
        return PooledNumber.newBuilder()
                .setNumber(number)
                .setPool(pool)
                .setState(state)
                .build();
    }
}
