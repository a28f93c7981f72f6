package io.ringback.intake.dial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.intake.dial.DialPlan.Meaning;
import io.ringback.settings.RegionNumber;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R23: what counts as an emergency number. */
final class DialPlanTest {
    private final DialPlan plan = new DialPlan(
            Set.of(
                    new RegionNumber(null, "9911"),
                    new RegionNumber("US", "2025550199"),
                    new RegionNumber("GB", "4444")),
            Set.of(),
            Set.of(new RegionNumber("US", "933")));

    private Meaning meaning(String dialled, String region) {
        return plan.meaning(DialledNumber.read(dialled), region);
    }

    /** {@code dialled-numbers.json}: what is dialled where, and what it means there. */
    @ParameterizedTest
    @MethodSource
    void meansWhatTheTableSays(Meaning meaning, String region, String dialled) {
        assertThat(meaning(dialled, region)).isEqualTo(meaning);
    }

    static Stream<Arguments> meansWhatTheTableSays() throws IOException {
        try (InputStream table = DialPlanTest.class.getResourceAsStream("dialled-numbers.json")) {
            return Arrays.stream(new ObjectMapper().readValue(table, Row[].class))
                    .flatMap(row ->
                            row.dialled().stream().map(dialled -> arguments(row.meaning(), row.region(), dialled)));
        }
    }

    private record Row(Meaning meaning, String region, List<String> dialled) {}

    @Test
    void cannotUseWhatIsNotThere() {
        assertThat(plan.meaning(DialledNumber.read(null), "US")).isEqualTo(Meaning.UNUSABLE);
    }

    @Test
    void cannotUseWhatIsFarTooLong() {
        assertThat(meaning("9".repeat(257), "US")).isEqualTo(Meaning.UNUSABLE);
        assertThat(meaning("9".repeat(256), "US")).isEqualTo(Meaning.OTHER);
    }

    @ParameterizedTest
    @CsvSource({"US, US", "us, US", "GB, GB", "XX, DE", "ZZ, DE", "XXX, DE", "'', DE", "1, DE", "\u00DFA, DE"})
    void takesThePoolsRegionWhenTheEventsIsNone(String given, String counts) {
        assertThat(DialPlan.region(given, "DE")).isEqualTo(counts);
        assertThat(DialPlan.region(null, "DE")).isEqualTo("DE");
    }

    @ParameterizedTest
    @CsvSource({"USA, US", "gbr, GB", "DEU, DE", "UK, GB", "uk, GB"})
    void takesARegionByItsThreeLettersAndAKingdomByItsOwn(String given, String counts) {
        assertThat(DialPlan.region(given, "IT")).isEqualTo(counts);
    }

    @Test
    void neverSaysWhatWasDialled() {
        assertThat(DialledNumber.read("+12025550123")).hasToString("DialledNumber[KEYS]");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neverThrowsWhateverIsDialled(long seed) {
        Random random = new Random(seed);
        String alphabet =
                "0123456789911+-()*#;:@<>%?.,xXpPwW sipteluronsevc=phone-context\uFF11\u0661\uD83D\uDE91\uD800\uDC00\u202A\u0000";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder dialled = new StringBuilder();
            random.ints(random.nextInt(40), 0, alphabet.length()).forEach(at -> dialled.append(alphabet.charAt(at)));
            String prefix = List.of("", "sip:", "tel:", "urn:service:", "+").get(random.nextInt(5));
            assertThatCode(() -> meaning(prefix + dialled, "US"))
                    .as("seed %d, case %d", seed, i)
                    .doesNotThrowAnyException();
        }
    }
}
