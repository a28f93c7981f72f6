package io.ringback.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AccessMatrixIT logs in with what is made of them. */
final class LoginsTest {
    @Test
    void passesOverEmptyLinesAndRemarks() {
        assertThat(Logins.of(List.of("# who", "", "desk=a=b", "intake=c")).size())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sesame", "cook=sesame", "=sesame", "desk", "desk="})
    void saysWhichLineItCannotReadAndNothingOfIt(String line) {
        assertThatThrownBy(() -> Logins.of(List.of("intake=x", line)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("line 2: a login is given as PARTY=PASSWORD");
    }
}
