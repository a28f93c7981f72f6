package io.ringback.numbers;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the callback number in what was dialled: with or without plus, national, behind an outside line's prefix, in a SIP
 * or TEL address, or before such an address's parameters (R5; {@code ;npdi;rn=}, RFC 4694; {@code ;phone-context=}, RFC 3966).
 */
public final class NumberReading {
    private static final int LONGEST_PREFIX = 4;
    private static final int SHORTEST = 7;
    private static final int LONGEST = 32;
    private static final String NOWHERE = "ZZ";
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:(?:sips?|tel):)?([^;@?]+).*");
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private final Supplier<? extends Collection<String>> regions;
    private final Function<String, Stream<String>> behindPrefix;

    /**
     * Where any few digits may stand before a number, since the site's dial plan is not known.
     *
     * @param regions where the numbers are dialled; they may change
     */
    public NumberReading(Supplier<? extends Collection<String>> regions) {
        this.regions = regions;
        this.behindPrefix = NumberReading::behindAny;
    }

    /** @param outsideLines what is dialled before a number to leave the site; they may change */
    public NumberReading(
            Supplier<? extends Collection<String>> regions, Supplier<? extends Collection<String>> outsideLines) {
        this.regions = regions;
        this.behindPrefix = text ->
                outsideLines.get().stream().filter(text::startsWith).map(prefix -> text.substring(prefix.length()));
    }

    /** The number in E.164, when it is one that {@code known} knows. */
    public Optional<String> find(String dialled, Predicate<String> known) {
        String text = withoutAddress(dialled);
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            return Optional.empty();
        }
        return forms(text).flatMap(this::e164).filter(known).findFirst();
    }

    /** The number in E.164, or as it was dialled when it cannot be read. */
    public String e164OrAsDialled(String dialled) {
        String text = withoutAddress(dialled);
        return text.isBlank() || text.length() > LONGEST
                ? dialled
                : e164(text).findFirst().orElse(dialled);
    }

    private static String withoutAddress(String dialled) {
        Matcher address = ADDRESS.matcher(dialled.strip());
        return address.matches() ? address.group(1) : dialled.strip();
    }

    private Stream<String> forms(String text) {
        if (text.startsWith("+")) {
            return Stream.of(text);
        }
        return Stream.concat(Stream.of("+" + text, text), behindPrefix.apply(text));
    }

    private static Stream<String> behindAny(String text) {
        return IntStream.rangeClosed(1, Math.min(LONGEST_PREFIX, text.length() - SHORTEST))
                .mapToObj(text::substring);
    }

    /** With a plus it is the same in every region. */
    private Stream<String> e164(String number) {
        return number.startsWith("+")
                ? e164(number, NOWHERE)
                : regions.get().stream().flatMap(region -> e164(number, region)).distinct();
    }

    private static Stream<String> e164(String number, String region) {
        try {
            return Stream.of(NUMBERS.format(NUMBERS.parse(number, region), PhoneNumberFormat.E164));
        } catch (NumberParseException e) {
            return Stream.empty();
        }
    }
}
