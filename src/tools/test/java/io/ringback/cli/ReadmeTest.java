package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The README's table of commands has each command that there is, and no other. */
final class ReadmeTest {
    private static final Pattern SECTION = Pattern.compile("(?ms)^## Commands$(.*?)^## ");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]*`) \\|");
    private static final Pattern NAME = Pattern.compile("`([^`]*)`");

    @Test
    void listsEveryCommand() throws Exception {
        assertThat(listed())
                .containsExactlyInAnyOrderElementsOf(
                        names(Ringback.commandLine(Map.of(), InputStream.nullInputStream()), "")
                                .toList());
    }

    private static List<String> listed() throws Exception {
        return matches(SECTION, Files.readString(Path.of("README.md")))
                .flatMap(section -> matches(ROW, section))
                .flatMap(row -> matches(NAME, row))
                .toList();
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult found) -> found.group(1));
    }

    private static Stream<String> names(CommandLine line, String before) {
        return line.getSubcommands().entrySet().stream()
                .flatMap(command -> command.getValue().getSubcommands().isEmpty()
                        ? Stream.of(before + command.getKey())
                        : names(command.getValue(), before + command.getKey() + " "));
    }
}
