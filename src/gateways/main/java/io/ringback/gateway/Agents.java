package io.ringback.gateway;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells agents from everybody else by how a system writes them: the agent's id is the pattern's group. */
record Agents(List<Pattern> patterns) {
    private static final int LONGEST = 256;

    Agents {
        patterns = List.copyOf(patterns);
    }

    /** Empty for a name that is no agent's. */
    Optional<String> id(String address) {
        return address.length() > LONGEST
                ? Optional.empty()
                : patterns.stream()
                        .map(pattern -> pattern.matcher(address))
                        .filter(Matcher::matches)
                        .map(matched -> matched.group(1))
                        .filter(Objects::nonNull)
                        .filter(id -> !id.isBlank())
                        .findFirst();
    }
}
