package io.ringback.intake.dial;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The codes of digits alone that withhold a caller's number for one call, or show it, by region. The exchange takes the
 * code away and connects the emergency call, so that it is one here, too (R23).
 */
final class WithholdingCode {
    private static final Map<String, List<String>> BY_REGION = Map.ofEntries(
            Map.entry("AU", List.of("1831", "1832")),
            Map.entry("CA", List.of("1167", "1182")),
            Map.entry("FR", List.of("3651")),
            Map.entry("GB", List.of("141", "1470")),
            Map.entry("HK", List.of("133", "1357")),
            Map.entry("IE", List.of("141", "142")),
            Map.entry("JP", List.of("184", "186")),
            Map.entry("NZ", List.of("0197", "0196")),
            Map.entry("US", List.of("1167", "1182")));

    private static final String BEGIN_WITH = "013";
    private static final int LONGEST_WITH_NUMBER = 12;

    private WithholdingCode() {}

    /** The code that the keys begin with, when there is something behind it. */
    static @Nullable String beginning(DialledNumber dialled, String region) {
        String keys = dialled.keys();
        if (dialled.international() || keys.length() > LONGEST_WITH_NUMBER || BEGIN_WITH.indexOf(keys.charAt(0)) < 0) {
            return null;
        }
        for (String code : BY_REGION.getOrDefault(region, List.of())) {
            if (keys.startsWith(code) && keys.length() > code.length()) {
                return code;
            }
        }
        return null;
    }
}
