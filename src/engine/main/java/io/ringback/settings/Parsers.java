package io.ringback.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a setting's text may be; each parser throws IllegalArgumentException without quoting the text. */
final class Parsers {
    /** No deadline is further away: it keeps sums of deadlines from overflowing. */
    private static final Duration LONGEST = Duration.ofDays(31);

    /** What a setting takes that names one. */
    static final String A_POOL = "a pool of pools, or one that 'ringback pool create' makes";

    /** What a duration must be, with an example behind it. */
    static final String A_DURATION = "a duration of at most 31d, such as ";

    static final String A_DESTINATION = "a number in E.164 such as +12025550123, a sip: or tel: URI, or empty";

    private static final Pattern MAIL = Pattern.compile("[^\\s@<>,]+@[^\\s@<>,]+");
    private static final Pattern DIALLABLE = Pattern.compile("(sips?|tel):[^\\s,]+");
    private static final String HOME = "${user.home}";

    private Parsers() {}

    static Setting.Parser<String> text(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return text -> {
            require(compiled.matcher(text).matches());
            return text;
        };
    }

    static boolean truth(String text) {
        require(text.equals("true") || text.equals("false"));
        return text.equals("true");
    }

    static Setting.Parser<Integer> whole(int least, int most) {
        return text -> {
            int number = Integer.parseInt(text);
            require(number >= least && number <= most);
            return number;
        };
    }

    static Duration positive(String text) {
        Duration duration = notNegative(text);
        require(duration.toMillis() > 0);
        return duration;
    }

    static Duration notNegative(String text) {
        Duration duration = DurationText.parse(text);
        require(!duration.isNegative() && duration.compareTo(LONGEST) <= 0);
        return duration;
    }

    /** Empty text is no duration. */
    static Optional<Duration> durationOrNone(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(notNegative(text));
    }

    static <E extends Enum<E>> Setting.Parser<E> choice(Class<E> type) {
        return text -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-')
                        .equals(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    /** One of an enum's constants, written as it is. */
    static <E extends Enum<E>> Setting.Parser<E> word(Class<E> type) {
        return text -> Enum.valueOf(type, text);
    }

    static String region(String text) {
        require(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(text));
        return text;
    }

    /** Empty text is no region of its own. */
    static Optional<String> ownRegion(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(region(text));
    }

    static String poolName(String text) {
        require(PoolNaming.allows(text));
        return text;
    }

    static String e164(String text) {
        require(E164Spelling.matches(text));
        return text;
    }

    /** Empty text is no destination. */
    static Optional<String> destination(String text) {
        require(text.isEmpty()
                || E164Spelling.matches(text)
                || DIALLABLE.matcher(text).matches());
        return Optional.of(text).filter(given -> !given.isEmpty());
    }

    /** An absolute URL with a host; empty text is none. */
    static Setting.Parser<Optional<URI>> url(Set<String> schemes) {
        return text -> {
            if (text.isEmpty()) {
                return Optional.empty();
            }
            URI url = URI.create(text);
            require(url.getHost() != null && schemes.contains(String.valueOf(url.getScheme())));
            return Optional.of(url);
        };
    }

    /** An http or https URL that says where and nothing else: a login in it would be shown with the settings. */
    static Optional<URI> collector(String text) {
        Optional<URI> url = url(Set.of("http", "https")).parse(text);
        url.ifPresent(given ->
                require(given.getUserInfo() == null && given.getQuery() == null && given.getFragment() == null));
        return url;
    }

    /** Empty text is no address. */
    static Optional<String> mailAddress(String text) {
        require(text.isEmpty() || MAIL.matcher(text).matches());
        return Optional.of(text).filter(given -> !given.isEmpty());
    }

    static Optional<Path> file(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    }

    static Path folder(String text) {
        require(!text.isEmpty());
        return text.startsWith(HOME)
                ? Path.of(System.getProperty("user.home"), text.substring(HOME.length()))
                : Path.of(text);
    }

    /** A comma list without repetitions; empty text is the empty list. */
    static <T> Setting.Parser<Set<T>> setOf(Setting.Parser<T> entry) {
        return text -> {
            Set<T> set = new LinkedHashSet<>();
            List<String> entries = text.isEmpty() ? List.of() : new ArrayList<>(Arrays.asList(text.split(",", -1)));
            for (int i = 0; i < entries.size(); i++) {
                try {
                    require(set.add(entry.parse(entries.get(i).strip())));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("entry " + (i + 1));
                }
            }
            return java.util.Collections.unmodifiableSet(set);
        };
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException();
        }
    }
}
