package io.ringback.intake.dial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.ringback.intake.dial.DialPlan.Meaning;
import io.ringback.settings.RegionNumber;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DialPlanTest {
    private final DialPlan plan = new DialPlan(
            Set.of(
                    new RegionNumber(null, "9911"),
                    new RegionNumber("US", "2025550199"),
                    new RegionNumber("GB", "4444")),
            Set.of(new RegionNumber("US", "933")));

    private Meaning meaning(String dialled, String region) {
        return plan.meaning(DialledNumber.read(dialled), region);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "911",
                " 911 ",
                "9-1-1",
                "9.1.1",
                "9 1 1",
                "(911)",
                "(9)11",
                "9\u20111\u20111",
                "\u202A911\u202C",
                "9\u200B11",
                "911#",
                "911,,1",
                "911;ext=5",
                "911x5",
                "911 ext. 5",
                "911 (fire)",
                "911p1",
                "+911",
                "+1911",
                "+1 911",
                "+1-9-1-1",
                "\uFF0B\uFF11\uFF19\uFF11\uFF11",
                "\uFF19\uFF11\uFF11",
                "\u0669\u0661\u0661",
                "112",
                "sip:911@example.com",
                "SIP:911@example.com",
                "sip:911@example.com;user=phone",
                "sip:911@10.0.0.1:5060;transport=tls?subject=a@b",
                "sips:911@example.com",
                "sip:+1911@example.com;user=phone",
                "sip:9-1-1@example.com",
                "sip:911:secret@example.com",
                "sip:%39%31%31@example.com",
                "sip:911;phone-context=+1@example.com;user=phone",
                "sip:911",
                "sip:911;user=phone",
                "911@example.com",
                "<sip:911@example.com>",
                "\"Emergency\" <sip:911@example.com>;tag=1",
                "tel:911",
                "tel:+1911",
                "tel:+1-911;phone-context=example.com",
                "tel:911;phone-context=+1",
                "tel:911;phone-context=+1-202",
                "tel:911;phone-context=example.com",
                "TEL:911;Phone-Context=+44",
                "urn:service:sos",
                "URN:Service:SOS",
                "urn:service:sos.police",
                "urn:service:sos.ecall.manual",
                "<urn:service:sos.fire>",
                "00 44 999",
                "011 44 999",
                "+44999",
                "+33 17",
                "9911",
                "+19911",
                "+444444",
                "9-911",
                "2025550199",
                "(202) 555-0199",
                "+12025550199",
                "tel:+1-202-555-0199"
            })
    void knowsAnEmergencyNumberHoweverItIsDialled(String dialled) {
        assertThat(meaning(dialled, "US")).isEqualTo(Meaning.EMERGENCY);
    }

    @ParameterizedTest
    @CsvSource({
        "999, GB",
        "112, GB",
        "+44999, GB",
        "+44 112, DE",
        "112, DE",
        "110, DE",
        "15, FR",
        "17, FR",
        "18, FR",
        "112, FR",
        "000, AU",
        "119, JP",
        "110, JP",
        "100, IN",
        "112, IN",
        "1669, TH",
        "1122, PK",
        "190, BR",
        "102, RU",
        "+7112, KZ",
        "999, HK",
        "995, SG",
        "111, NZ",
        "112, ZA",
        "911, CA",
        "911, MX",
        "112, NA",
        "911, TK",
        "112, GG",
        "tel:999;phone-context=+44, US",
        "tel:999;phone-context=+442079, US",
        "+1911, GB",
        "+1211, BB",
        "02, RU"
    })
    void knowsTheNumbersOfTheRegion(String dialled, String region) {
        assertThat(meaning(dialled, region)).isEqualTo(Meaning.EMERGENCY);
    }

    @ParameterizedTest
    @CsvSource({
        "999, US",
        "911, GB",
        "000, US",
        "15, US",
        "110, US",
        "999, FR",
        "+1211, US",
        "+44911, US",
        "+49 911, DE",
        "tel:911;phone-context=+44, GB"
    })
    void leavesAnotherRegionsNumbersAlone(String dialled, String region) {
        assertThat(meaning(dialled, region)).isEqualTo(Meaning.OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+12025550123",
                "(202) 555-0123",
                "+1 202 555 0911",
                "2025550911",
                "9110",
                "0911",
                "1911",
                "91",
                "9112",
                "911911",
                "+19110",
                "+1912",
                "*911",
                "911*",
                "411",
                "42",
                "7",
                "*98",
                "#",
                "sip:alice@example.com",
                "sip:911alice@example.com",
                "sip:911-desk@example.com",
                "sip:alice@911",
                "sip:example.com",
                "sip:9.1.1.0",
                "alice",
                "alice911",
                "alice@911.example.com",
                "anonymous",
                "1-800-FLOWERS",
                "urn:service:sosx",
                "urn:service:counseling",
                "urn:service:test",
                "urn:911",
                "http://911/",
                "tel:+12025550123;ext=911",
                "sip:+12025550123@example.com?to=911",
                "\"911\" <sip:alice@example.com>",
                "2025550123,911",
                "%39%31%31%",
                "++++++1",
                "+0911"
            })
    void leavesOrdinaryCallsAlone(String dialled) {
        assertThat(meaning(dialled, "US")).isEqualTo(Meaning.OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "933",
                "9-3-3",
                "sip:933@example.com",
                "tel:933",
                "urn:service:test.sos",
                "urn:service:test.sos.police"
            })
    void knowsTheTestNumbers(String dialled) {
        assertThat(meaning(dialled, "US")).isEqualTo(Meaning.TEST);
    }

    @Test
    void takesANumberThatIsBothForAnEmergency() {
        DialPlan careless = new DialPlan(Set.of(), Set.of(new RegionNumber(null, "911")));

        assertThat(careless.meaning(DialledNumber.read("911"), "US")).isEqualTo(Meaning.EMERGENCY);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "\t\n",
                "?",
                "??",
                "+",
                "-",
                "()",
                "...",
                "\u0000",
                "\u202A\u202C",
                "sip:",
                "sip:@example.com",
                "sips:",
                "tel:",
                "tel:;phone-context=+1",
                "tel:-",
                "<>",
                "\uD83D\uDE91",
                "\uD800",
                "%"
            })
    void cannotUseWhatHasNothingToDial(String dialled) {
        assertThat(meaning(dialled, "US")).isEqualTo(Meaning.UNUSABLE);
    }

    @Test
    void cannotUseWhatIsFarTooLong() {
        assertThat(meaning("9".repeat(257), "US")).isEqualTo(Meaning.UNUSABLE);
        assertThat(meaning("9".repeat(256), "US")).isEqualTo(Meaning.OTHER);
    }

    @ParameterizedTest
    @CsvSource({"US, US", "us, US", "GB, GB", "XX, DE", "ZZ, DE", "USA, DE", "'', DE", "1, DE", "\u00DFA, DE"})
    void takesThePoolsRegionWhenTheEventsIsNone(String given, String counts) {
        assertThat(DialPlan.region(given, "DE")).isEqualTo(counts);
        assertThat(DialPlan.region(null, "DE")).isEqualTo("DE");
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
