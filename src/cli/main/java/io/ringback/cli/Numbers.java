package io.ringback.cli;

import io.ringback.core.CallbackNumber;
import io.ringback.event.NumberState;
import io.ringback.event.PooledNumber;
import io.ringback.intake.dial.E164;
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

    /**
     * Numbers to offer: what no country's numbering plan has would be leased and could not be called back.
     *
     * @param force takes numbers of a plan that libphonenumber does not know
     * @throws WrongUsage naming all that are wrong
     */
    static List<String> requireOffered(List<String> numbers, boolean force) {
        List<String> wanted = require(numbers);
        List<String> outside = wanted.stream()
                .filter(number -> !force && !E164.isInPlan(number))
                .toList();
        if (!outside.isEmpty()) {
            throw new WrongUsage("in no numbering plan, too short or too long (--force if you know better): "
                    + Paint.harmless(String.join(", ", outside)));
        }
        return wanted;
    }

    static boolean isNumber(String text) {
        return CallbackNumber.isE164(text);
    }

    static PooledNumber of(String number, String pool, NumberState state) {
        return PooledNumber.newBuilder()
                .setNumber(number)
                .setPool(pool)
                .setState(state)
                .build();
    }
}
