package io.ringback.intake.dial;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import io.ringback.intake.dial.NationalNumbers.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Reviews {@code national-numbers.yaml} against libphonenumber's jar. When the list of what each of them knows changes,
 * look the difference up in the country's numbering plan, then {@code mvn test -Dtest=NationalNumbersTest -Dwrite}.
 */
final class NationalNumbersTest {
    private static final Path KNOWN =
            Path.of("src/engine/test/resources/io/ringback/intake/dial/emergency-numbers.txt");
    private static final int LONGEST_OF_LIBRARY = 4;
    private static final Set<String> HELP_LINES = Set.of("988", "024", "016", "119", "115", "1098", "181");

    private final List<Line> lines = NationalNumbers.lines();

    @Test
    void hasOnlyWhatTheLibraryLacks() {
        List<Line> known = lines.stream()
                .filter(line -> RegionEmergencyNumbers.hasMetadata(line.region()))
                .filter(line -> ShortNumberInfo.getInstance().isEmergencyNumber(line.number(), line.region()))
                .toList();

        assertThat(known).isEmpty();
    }

    @Test
    void hasEveryNumberOnceInOrder() {
        assertThat(lines)
                .isSortedAccordingTo(Comparator.comparing(Line::region)
                        .thenComparing(line -> line.number().length())
                        .thenComparing(Line::number));
        assertThat(lines).extracting(line -> line.region() + line.number()).doesNotHaveDuplicates();
    }

    @Test
    void hasARegionANumberAServiceAndASourceInEachLine() {
        assertThat(lines).allSatisfy(line -> {
            assertThat(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2))
                    .contains(line.region());
            assertThat(line.number()).matches("[0-9]{2,10}").isNotIn("112", "911");
            assertThat(line.service()).isNotEmpty();
            assertThat(line.source()).isNotBlank();
        });
    }

    @Test
    void hasNoHelpLines() {
        assertThat(lines.stream().filter(line -> line.number().startsWith("116")))
                .allMatch(line -> line.region().equals("HT"));
        assertThat(lines.stream()
                        .filter(line -> HELP_LINES.contains(line.number()))
                        .map(line -> line.region() + " " + line.number()))
                .containsExactlyInAnyOrder("EC 115", "GQ 115", "HT 115", "ID 115", "CM 119", "SB 988");
    }

    @Test
    void everyRegionsNumbersAreTheseAndNoOthers() throws IOException {
        String known = Stream.concat(
                        PhoneNumberUtil.getInstance().getSupportedRegions().stream(),
                        lines.stream().map(Line::region))
                .distinct()
                .sorted()
                .map(this::known)
                .collect(Collectors.joining());
        if (System.getProperty("write") != null) {
            Files.writeString(KNOWN, known);
        }

        assertThat(KNOWN).content().isEqualTo(known);
    }

    /** A line a region: what the table has, and what the library has of up to four digits. */
    private String known(String region) {
        Set<String> ours = lines.stream()
                .filter(line -> line.region().equals(region))
                .map(Line::number)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> theirs = RegionEmergencyNumbers.hasMetadata(region)
                ? new TreeSet<>(RegionEmergencyNumbers.ofLibrary(region, LONGEST_OF_LIBRARY))
                : Set.of();
        return region + " only ours: " + words(ours) + "; only the library's: " + words(theirs) + "\n";
    }

    private static String words(Set<String> numbers) {
        return numbers.isEmpty() ? "none" : String.join(" ", numbers);
    }
}
