package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.runtime.Topologies;
import io.ringback.settings.Role;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The topologies as they are deployed. When this fails on purpose, look at the difference: does every name still say
 * what it does, does deployed state survive? Then write {@code ./ringback topology} and {@code --mermaid} into
 * {@code topology/}, and a line into the CHANGELOG.
 */
class TopologyGoldenTest {
    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CONSOLE", "ASTERISK", "GATEWAY"},
            mode = EnumSource.Mode.EXCLUDE)
    void theGoldenDescriptionIsTheTopology(Role role) throws IOException {
        Path golden = Path.of("topology", role.word() + ".txt");

        assertThat(description(role).toString().strip())
                .isEqualTo(Files.readString(golden).strip());
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CONSOLE", "ASTERISK", "GATEWAY"},
            mode = EnumSource.Mode.EXCLUDE)
    void thePictureIsTheTopology(Role role) throws IOException {
        assertThat(Files.readString(Path.of("topology", "README.md"))).contains(TopologyDrawing.of(description(role)));
    }

    private static TopologyDescription description(Role role) {
        Settings settings = Settings.load(SettingSources.none());
        return Topologies.of(settings, EnumSet.of(role))
                .values()
                .iterator()
                .next()
                .get()
                .describe();
    }
}
