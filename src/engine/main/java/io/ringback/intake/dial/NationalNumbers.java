package io.ringback.intake.dial;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The emergency numbers of {@code national-numbers.yaml}: what libphonenumber lacks, each line with its source (R23). */
final class NationalNumbers {
    private static final String RESOURCE = "/national-numbers.yaml";
    private static final Map<String, Set<String>> BY_REGION = lines().stream()
            .collect(Collectors.groupingBy(Line::region, Collectors.mapping(Line::number, Collectors.toSet())));

    /** Who answers. */
    enum Answers {
        POLICE,
        FIRE,
        AMBULANCE,
        COAST_GUARD,
        MOUNTAIN_RESCUE,
        AIR_RESCUE,
        CIVIL_DEFENCE,
        GAS,
        SECURITY,
        ALL
    }

    /**
     * A line of the table.
     *
     * @param region ISO 3166-1 alpha-2
     * @param source where it can be looked up
     */
    record Line(String region, String number, Set<Answers> service, String source) {}

    private record Table(List<Line> numbers) {}

    private NationalNumbers() {}

    static Set<String> of(String region) {
        return BY_REGION.getOrDefault(region, Set.of());
    }

    static List<Line> lines() {
        try (InputStream table = NationalNumbers.class.getResourceAsStream(RESOURCE)) {
            return YAMLMapper.builder()
                    .build()
                    .readValue(Objects.requireNonNull(table), Table.class)
                    .numbers();
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own " + RESOURCE + " cannot be read", e);
        }
    }
}
