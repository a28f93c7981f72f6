package io.ringback.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R5: in whatever form a callback number is dialled. */
class NumberReadingTest {
    private static final String NUMBER = "+12025550140";

    @ParameterizedTest
    @ValueSource(
            strings = {
                NUMBER,
                "12025550140",
                "2025550140",
                "9 2025550140",
                "sip:+12025550140@127.0.0.1;user=phone",
                "tel:+12025550140;npdi;rn=+12025550155",
                "+12025550140;npdi;rn=+12025550155",
                "+12025550140;phone-context=+1",
                "12025550140;phone-context=+1",
                "2025550140@127.0.0.1"
            })
    void isFound(String dialled) {
        NumberReading reading = new NumberReading(() -> List.of("US"));

        assertThat(reading.find(dialled, NUMBER::equals)).contains(NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";", "@", "+", "+12025550141;npdi;rn=+12025550140", "911;phone-context=+1"})
    void isNotFoundInWhatNamesAnotherOrNone(String dialled) {
        NumberReading reading = new NumberReading(() -> List.of("US"));

        assertThat(reading.find(dialled, NUMBER::equals)).isEmpty();
    }
}
