package io.ringback.intake.dial;

import io.ringback.settings.RegionNumber;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers that a setting lists, for one region or for all. */
final class ListedNumbers implements LocalNumbers {
    private final Map<String, List<RegionNumber>> byKeys;
    private final int longest;

    ListedNumbers(Collection<RegionNumber> listed) {
        this.byKeys = listed.stream().collect(Collectors.groupingBy(RegionNumber::number));
        this.longest = byKeys.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    @Override
    public int longest(String region) {
        return longest;
    }

    @Override
    public boolean include(String keys, String region) {
        return keys.length() <= longest
                && byKeys.getOrDefault(keys, List.of()).stream().anyMatch(number -> number.appliesTo(region));
    }
}
