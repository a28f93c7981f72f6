package io.ringback.asterisk;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the callback number in what was dialled: with or without plus, national, behind an outside line's prefix (R5). */
final class NumberReading {
    private static final int LONGEST_PREFIX = 4;
    private static final int SHORTEST = 7;
    private static final int LONGEST = 32;
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private final Supplier<String> region;

    /** @param region where the numbers are dialled; it may change */
    NumberReading(Supplier<String> region) {
        this.region = region;
    }

    /** The number in E.164, when it is one that {@code known} knows. */
    Optional<String> find(String dialled, Predicate<String> known) {
        String text = dialled.strip();
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            return Optional.empty();
        }
        return forms(text).flatMap(this::e164).filter(known).findFirst();
    }

    /** The number in E.164, or as it was dialled when it cannot be read. */
    String e164OrAsDialled(String dialled) {
        return dialled.isBlank() || dialled.length() > LONGEST
                ? dialled
                : e164(dialled.strip()).findFirst().orElse(dialled);
    }

    private static Stream<String> forms(String text) {
        if (text.startsWith("+")) {
            return Stream.of(text);
        }
        Stream<String> national = IntStream.rangeClosed(0, Math.min(LONGEST_PREFIX, text.length() - SHORTEST))
                .mapToObj(text::substring);
        return Stream.concat(Stream.of("+" + text), national);
    }

    private Stream<String> e164(String number) {
        try {
            return Stream.of(NUMBERS.format(NUMBERS.parse(number, region.get()), PhoneNumberFormat.E164));
        } catch (NumberParseException e) {
            return Stream.empty();
        }
    }
}
