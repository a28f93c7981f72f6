package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.core.Output;
import io.ringback.intake.decode.Flaw;
import io.ringback.runtime.UnsentRecords;
import io.ringback.wire.ReadError;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a reject says, there is something to be done about it. */
final class RejectAdviceTest {
    static Stream<String> words() {
        Stream<Enum<?>> enums = Stream.of(Flaw.Word.values(), ReadError.values(), Output.Refusal.values())
                .flatMap(Arrays::stream);
        return Stream.concat(enums.map(Enum::name), UnsentRecords.WORDS.stream());
    }

    @ParameterizedTest
    @MethodSource("words")
    void knowsWhatToDoAboutEveryWord(String word) {
        assertThat(RejectAdvice.knows(word)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("words")
    void findsEveryWordInTheContract(String word) {
        assertThat(Path.of("docs/contract.md")).content().contains("`" + word + "`");
    }

    @Test
    void takesAnyOtherWordForAFailureOfItsOwn() {
        assertThat(RejectAdvice.of("NullPointerException")).contains("please report it");
    }
}
