package io.ringback.intake.dial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NumberIndexTest {
    private static final String NUMBER = "+12025550123";

    private final NumberIndex<String> numbers = new NumberIndex<>();

    private @Nullable String find(String dialled, String region) {
        return numbers.find(DialledNumber.read(dialled), region);
    }

    @ParameterizedTest
    @CsvSource({
        "+12025550123, GB",
        "+1 (202) 555-0123, GB",
        "12025550123, US",
        "2025550123, US",
        "(202) 555-0123, CA",
        "0012025550123, GB",
        "01112025550123, US",
        "sip:+12025550123@example.com;user=phone, DE",
        "tel:+1-202-555-0123, DE",
        "tel:2025550123;phone-context=+1, DE",
        "tel:5550123;phone-context=+1202, DE",
        "+12025550123;ext=9, DE",
        "+12025550123x9, DE",
        "\uFF0B12025550123, DE"
    })
    void findsANumberHoweverItIsDialled(String dialled, String region) {
        numbers.put(NUMBER, "default");

        assertThat(find(dialled, region)).isEqualTo(NUMBER);
    }

    @ParameterizedTest
    @CsvSource({
        "+12025550124, US",
        "+442025550123, US",
        "2025550123, GB",
        "5550123, US",
        "550123, US",
        "123, US",
        "911, US",
        "sip:alice@example.com, US",
        "?, US",
        "+120255501230, US",
        "*672025550123, US"
    })
    void findsNoOther(String dialled, String region) {
        numbers.put(NUMBER, "default");

        assertThat(find(dialled, region)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "442033880852, US",
        "00442033880852, US",
        "011442033880852, GB",
        "0011442033880852, AU",
        "02033880852, US",
        "020 3388 0852, DE",
        "9442033880852, US",
        "902033880852, US",
        "'9,02033880852', US",
        "9w+442033880852, US",
        "*8002033880852, US"
    })
    void findsANumberInAnyFormWhenTheCallNamesNoRegion(String dialled, String region) {
        numbers.put("+442033880852", "london");

        assertThat(numbers.find(DialledNumber.read(dialled), region, Set.of("9", "*80"), true))
                .isEqualTo("+442033880852");
    }

    @ParameterizedTest
    @CsvSource({"2033880852, US", "02033880852, US", "902033880852, US", "3442033880852, US", "+2033880852, US"})
    void leavesAnotherCountrysFormToTheCustomersOfAnAgent(String dialled, String region) {
        numbers.put("+442033880852", "london");

        assertThat(numbers.find(DialledNumber.read(dialled), region, Set.of("9"), false))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+12025550123", "+442079460123", "+390612345678"})
    void knowsWhatANumberingPlanHas(String number) {
        assertThat(E164.isInPlan(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1202555", "+12", "+12025550", "+99910000000", "+120255501234"})
    void knowsWhatNoNumberingPlanHas(String number) {
        assertThat(E164.isInPlan(number)).isFalse();
    }

    @Test
    void forgetsANumberAndNoOtherThatEndsLikeIt() {
        numbers.put(NUMBER, "default");
        numbers.put("+13035550123", "default");
        numbers.put(NUMBER, "north");

        numbers.remove(NUMBER);
        numbers.remove("+19995550123");

        assertThat(find(NUMBER, "US")).isNull();
        assertThat(find("+13035550123", "US")).isEqualTo("+13035550123");
        assertThat(numbers.get(NUMBER)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+12025550123", "+442079460123", "+390612345678"})
    void acceptsE164(String number) {
        assertThat(E164.isWritten(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "12025550123",
                "+1 2025550123",
                "+1-202-555-0123",
                "+02025550123",
                "+4402079460123",
                "+120255501231234567",
                "+9995550123",
                "+911",
                "tel:+12025550123",
                "+1202555012x",
                "\uFF0B12025550123",
                "+1202555\u0660123"
            })
    void acceptsNoOtherWayOfWriting(String number) {
        assertThat(E164.isWritten(number)).isFalse();
    }
}
