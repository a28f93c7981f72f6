package io.ringback.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number that a program has as a constant would be found in every process, and say nothing of a leak. */
class CanarySetTest {
    private static final int A_RUN_TAKES = 60;
    private static final int NUMBERS_OF_MANY_AREAS = 1_700;

    @ParameterizedTest
    @ValueSource(strings = {"src", "clients", "integrations"})
    void noTextOfTheProgramHasANumberThatIsPlanted(String folder) throws IOException {
        CanarySet canaries = CanarySet.ofOneArea(1);
        String area = canaries.number("agent").substring(2, 8);

        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            assertThat(files.filter(CanarySetTest::isText))
                    .isNotEmpty()
                    .noneMatch(file -> textOf(file).replaceAll("[ ()-]", "").contains(area));
        }
    }

    @Test
    void aRunHasNumbersEnoughAndNoneTwice() {
        CanarySet canaries = CanarySet.ofOneArea(1);

        assertThat(Stream.generate(() -> canaries.number("agent")).limit(A_RUN_TAKES))
                .doesNotHaveDuplicates()
                .allMatch(number -> number.matches("\\+1\\d{3}55501\\d{2}"));
    }

    /** Or a contact's number would be found among the calls, one run in thirty, as if it had leaked there. */
    @Test
    void twoSetsOfARunHaveNoNumberInCommon() {
        CanarySet calls = CanarySet.ofOneArea(1);
        CanarySet contacts = CanarySet.ofManyAreas(1);
        String areaOfCalls = calls.number("agent").substring(0, 8);

        assertThat(Stream.generate(() -> contacts.number("contact")).limit(NUMBERS_OF_MANY_AREAS))
                .noneMatch(number -> number.startsWith(areaOfCalls));
    }

    private static boolean isText(Path file) {
        return Files.isRegularFile(file)
                && !file.toString().contains("/target/")
                && !file.toString().contains("/node_modules/")
                && file.toString().matches(".*\\.(java|yaml|md|html|js|ts|conf|properties|csv|script|jsonl)");
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }
}
