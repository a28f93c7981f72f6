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
            Set.of(),
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
                "911##",
                "911*",
                "911E",
                "911 E",
                "9-1-1 emergency",
                "emergency 911",
                "Emergency: 911",
                "1911",
                "1-911",
                "1112",
                "9,911",
                "9,,911",
                "9p911",
                "9 w 911",
                "1,911,1",
                "*911",
                "*112",
                "*67911",
                "*67 911",
                "*67,911",
                "#31#911",
                "*31#911",
                "**911",
                "1167911",
                "4:911",
                "4:+1911",
                "callto:911",
                "h323:911@example.com",
                "tel://911",
                "sip://911@example.com",
                "%39%31%31",
                "sip%3A911%40example.com",
                "sip:911%3bphone-context=%2b1@example.com",
                "tel:%2B1911",
                "\uFF53\uFF49\uFF50\uFF1A\uFF19\uFF11\uFF11\uFF20example.com",
                "\u06F9\u06F1\u06F1",
                "\u096F\u0967\u0967",
                "\uD835\uDFD7\uD835\uDFCF\uD835\uDFCF",
                "9\uFE0F\u20E31\uFE0F\u20E31\uFE0F\u20E3",
                "\u2067sip:911@example.com\u2069",
                "'911'",
                "\"911\"",
                "sip:911;phone-context=+1",
                "sip:911;phone-context=+1;user=phone?x=y@z",
                "sip:911@example.com;p=<z>",
                "sip:911@example.com?x=<y>",
                "<sip:911@example.com>;+sip.instance=\"<urn:uuid:00000000-0000-0000-0000-000000000000>\"",
                "\"<sip:alice@example.com>\" <sip:911@example.com>",
                "\"Emergency <sip:911@example.com>",
                "<<sip:911@example.com>>",
                "<sip:911@example.com",
                "<tel:911;phone-context=+1>",
                "tel:911;phone-context=\"+1\"",
                "911;phone-context=+44",
                "sip:9,911@example.com",
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
                "urn:service:sos;x=y",
                "urn:service:sos?x=y",
                "urn:service:sos#x",
                "urn:services:sos",
                "urn:service.sos.ambulance",
                "urn:emergency:service:sos",
                "urn%3Aservice%3Asos",
                "urn:service:sos@example.com",
                "urn: service: sos",
                "service:sos.police",
                "sip:urn:service:sos.fire",
                "sip:urn:service:sos@example.com",
                "sip:urn%3Aservice%3Asos@example.com",
                "sip:urn%3aservice%3asos.fire",
                "<sip:urn:service:sos.fire@example.com;transport=tcp>",
                "sip:sos@example.com",
                "SIPS:SOS@example.com;user=phone",
                "sip:sos.police@example.com",
                "sip:sos;x=y@example.com",
                "sip:sos",
                "sos@example.com",
                "sos",
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
        "02, RU",
        "911, GB",
        "911, AU",
        "112, CN",
        "+44911, US",
        "+49 911, DE",
        "44999, GB",
        "49112, DE",
        "33112, FR",
        "61000, AU",
        "7112, RU",
        "141999, GB",
        "141112, IE",
        "0011 44 999, AU",
        "010 44 999, JP",
        "001 81 110, SG",
        "0231110, DE",
        "+49231112, DE",
        "0049231112, DE",
        "061, ES",
        "+34062, US",
        "118, JP",
        "933, SZ",
        "+1 664 491 2802, MS",
        "664 491 2802, MS"
    })
    void knowsTheNumbersOfTheRegion(String dialled, String region) {
        assertThat(meaning(dialled, region)).isEqualTo(Meaning.EMERGENCY);
    }

    @ParameterizedTest
    @CsvSource({
        "999, US",
        "000, US",
        "15, US",
        "110, US",
        "999, FR",
        "+1211, US",
        "+49 999, DE",
        "7101, RU",
        "3315, FR",
        "44999, US",
        "0112, US"
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
                "91",
                "9112",
                "911911",
                "+19110",
                "+1912",
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
                "urn:services:sosx",
                "sip:sosx@example.com",
                "sip:sos-desk@example.com",
                "sip:urn:service:sosx@example.com",
                "sip:sos.example.com",
                "emergency",
                "sip:emergency@example.com",
                "urn:uuid:911",
                "urn:nena:service:responder.police",
                "sip:911desk@example.com",
                "911desk",
                "x911",
                "ext 911",
                "5551234 x911",
                "5551234w911",
                "sip:5000;ext=911@example.com",
                "+15551234567;ext=911",
                "*9112",
                "#31#9112",
                "*6791",
                "9,9112",
                "911911",
                "room 911",
                "urn:service:counseling",
                "urn:service:test",
                "urn:911",
                "http://911/",
                "tel:+12025550123;ext=911",
                "sip:+12025550123@example.com?to=911",
                "\"911\" <sip:alice@example.com>",
                "2025550123,911",
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
                "urn:service:test.sos.police",
                "urn:services:test.sos",
                "sip:urn:service:test.sos@example.com",
                "sip:urn%3Aservice%3Atest.sos",
                "sip:test.sos@example.com",
                "*67933",
                "9,933",
                "+1933"
            })
    void knowsTheTestNumbers(String dialled) {
        assertThat(meaning(dialled, "US")).isEqualTo(Meaning.TEST);
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
