package io.ringback.gateway;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a moment as systems write it: ISO 8601 with an offset, RFC 1123, or seconds to microseconds since 1970. What no clock
 * has shown that is set is none: many programs write an unknown time as the year 1 or 1970.
 */
final class Moments {
    private static final long LEAST_MILLIS = 100_000_000_000L;
    private static final long LEAST_MICROS = 100_000_000_000_000L;
    private static final int LONGEST = 40;
    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final List<Function<String, Instant>> FORMS = List.of(
            Instant::parse,
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> OffsetDateTime.parse(text, DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS]xx"))
                    .toInstant(),
            text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());

    private Moments() {}

    /** Empty for what is no moment. */
    static Optional<Instant> of(Object value) {
        return read(value).filter(moment -> !moment.isBefore(EARLIEST) && !moment.isAfter(LATEST));
    }

    private static Optional<Instant> read(Object value) {
        if (value instanceof Number number) {
            return sinceEpoch(number.doubleValue());
        }
        String text = String.valueOf(value).strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        return text.chars().allMatch(c -> c >= '0' && c <= '9') && text.length() < 18
                ? sinceEpoch(Double.parseDouble(text))
                : written(text);
    }

    private static Optional<Instant> sinceEpoch(double number) {
        if (!(number > 0 && number < 1e17)) {
            return Optional.empty();
        }
        if (number >= LEAST_MICROS) {
            return Optional.of(Instant.ofEpochMilli((long) (number / 1_000)));
        }
        return Optional.of(Instant.ofEpochMilli((long) (number >= LEAST_MILLIS ? number : number * 1_000)));
    }

    private static Optional<Instant> written(String text) {
        for (Function<String, Instant> form : FORMS) {
            try {
                return Optional.of(form.apply(text));
            } catch (DateTimeException e) {
                // The next form may fit.
            }
        }
        return Optional.empty();
    }
}
