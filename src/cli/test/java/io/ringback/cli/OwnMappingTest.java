package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stranger's system, added without Java as docs/gateways.md says, from the document's own blocks. */
class OwnMappingTest {
    private static final Pattern BLOCK = Pattern.compile("(?s)```[a-z]*\n(.*?)```");

    @TempDir
    Path folder;

    @Test
    void becomesWhatTheDocumentSays() throws Exception {
        List<String> blocks = blocks();
        Path mapping = Files.writeString(folder.resolve("our-pbx.yaml"), blocks.get(0));
        Path events = Files.writeString(folder.resolve("events.txt"), blocks.get(1));

        Execution shown = Execution.of("gateway", "test", mapping.toString(), events.toString());

        assertThat(shown.exit()).as(shown.err()).isZero();
        assertThat(shown.out().strip()).isEqualTo(blocks.get(2).strip());
    }

    private static List<String> blocks() throws Exception {
        String page = Files.readString(Path.of("docs/gateways.md"));
        String section = page.substring(page.indexOf("## A mapping of your own"));
        return BLOCK.matcher(section)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }
}
