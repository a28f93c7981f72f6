package io.ringback.intake.dial;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.intake.dial.DialPlan.Meaning;
import io.ringback.settings.PoolDialling;
import io.ringback.settings.RegionNumber;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A number behind what is dialled to leave the site, and what a pool and its operators add or take away (R23). */
final class DialledBehindTest {
    @ParameterizedTest
    @CsvSource({
        "9911, 9",
        "9-911, 9",
        "9 911, 9",
        "9+1911, 9",
        "91911, 9",
        "9w911, 9",
        "9p911, 9",
        "'9,911', 9",
        "81911, 81",
        "'81,911', 81",
        "*80911, *80",
        "#9911, #9",
        "9112, 9",
        "901144999, 9",
        "9*67911, 9",
        "*679911, 9",
        "99911, 99",
        "sip:9911@example.com, 9",
        "tel:9911;phone-context=+1, 9",
        "\uFF19\uFF19\uFF11\uFF11, 9"
    })
    void knowsAnEmergencyNumberBehindAnOutsideLine(String dialled, String outsideLine) {
        assertThat(outside(dialled, outsideLine)).isEqualTo(Meaning.EMERGENCY);
    }

    @ParameterizedTest
    @CsvSource({"9933, 9", "'9,933', 9", "*80933, *80"})
    void knowsATestNumberBehindAnOutsideLine(String dialled, String outsideLine) {
        assertThat(outside(dialled, outsideLine)).isEqualTo(Meaning.TEST);
    }

    @ParameterizedTest
    @CsvSource({"9988, 9", "99, 9", "9, 9", "99112, 9", "8911, 9", "912025550911, 9", "0911, 9"})
    void findsNoOtherNumberBehindAnOutsideLine(String dialled, String outsideLine) {
        assertThat(outside(dialled, outsideLine)).isEqualTo(Meaning.OTHER);
    }

    private static Meaning outside(String dialled, String outsideLine) {
        DialPlan plain = new DialPlan(Set.of(), Set.of(), Set.of(new RegionNumber("US", "933")));
        return plain.meaning(DialledNumber.read(dialled), "US", new PoolDialling(Set.of(outsideLine), Set.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "101, OTHER",
        "1-0-1, OTHER",
        "0101, EMERGENCY",
        "102, EMERGENCY",
        "+91101, EMERGENCY",
        "5555, OTHER",
        "*80101, OTHER",
        "*800101, EMERGENCY",
        "'0,101', EMERGENCY"
    })
    void aPoolTakesItsExtensionAwayAndNotTheNumberOutside(String dialled, Meaning meaning) {
        DialPlan plain = new DialPlan(Set.of(new RegionNumber(null, "5555")), Set.of(), Set.of());
        PoolDialling pool = new PoolDialling(Set.of("0"), Set.of("101", "5555"));

        assertThat(plain.meaning(DialledNumber.read(dialled), "IN", pool)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({"101, IN, OTHER", "101, IL, EMERGENCY", "112, IN, OTHER", "102, IN, EMERGENCY"})
    void aNumberIsTakenAwayInItsRegion(String dialled, String region, Meaning meaning) {
        DialPlan taken = new DialPlan(
                Set.of(new RegionNumber("IN", "102")),
                Set.of(new RegionNumber("IN", "101"), new RegionNumber("IN", "102"), new RegionNumber("IN", "112")),
                Set.of());

        assertThat(taken.meaning(DialledNumber.read(dialled), region)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({"9911, EMERGENCY", "'9,911', EMERGENCY", "0112, OTHER", "*80112, EMERGENCY"})
    void takesListedNumbersWithStarsAndBehindAPause(String dialled, Meaning meaning) {
        DialPlan listing = new DialPlan(
                Set.of(
                        new RegionNumber("US", "9911"),
                        new RegionNumber("DE", "0112"),
                        new RegionNumber(null, "*80112")),
                Set.of(),
                Set.of());

        assertThat(listing.meaning(DialledNumber.read(dialled), "US")).isEqualTo(meaning);
    }

    @Test
    void takesANumberThatIsListedAsBothForAnEmergency() {
        RegionNumber both = new RegionNumber("US", "933");
        DialPlan masked = new DialPlan(Set.of(both), Set.of(), Set.of(both));

        assertThat(masked.meaning(DialledNumber.read("933"), "US")).isEqualTo(Meaning.EMERGENCY);
    }

    @Test
    void takesANumberThatIsBothForAnEmergency() {
        DialPlan careless = new DialPlan(Set.of(), Set.of(), Set.of(new RegionNumber(null, "911")));

        assertThat(careless.meaning(DialledNumber.read("911"), "US")).isEqualTo(Meaning.EMERGENCY);
    }
}
