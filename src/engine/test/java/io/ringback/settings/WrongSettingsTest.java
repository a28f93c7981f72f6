package io.ringback.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that is wrong is told at once, each thing with where it comes from, and no secret with it. */
class WrongSettingsTest {
    @TempDir
    Path folder;

    @Test
    void tellsEverythingThatIsWrongAtOnceSorted() throws IOException {
        Path file = file("callback.leese=PT1M\ncallback.quarantine=soon\n");
        InvalidSettingsException refusal = refusal(new SettingSources(
                file,
                Map.of("RINGBACK_HTTP_PROT", "1"),
                List.of("callback.lease=PT0S", "pools.west.low=1", "emergency.region=XX", "nonsense")));
        assertThat(refusal.errors())
                .containsExactly(
                        "--set: must be followed by key=value",
                        "RINGBACK_HTTP_PROT: no setting is written like this variable; did you mean RINGBACK_HTTP_PORT?",
                        "callback.lease: must be a duration of at most 31d, such as 60m or PT60M, longer than zero, not"
                                + " 'PT0S' (--set)",
                        "callback.leese: no such setting; did you mean callback.lease? (" + file + ")",
                        "callback.quarantine: must be a duration of at most 31d, such as 60m or PT60M, not 'soon' ("
                                + file + ")",
                        "emergency.region: must be an ISO 3166-1 alpha-2 region such as US, not 'XX' (--set)",
                        "pools.west.low: no such setting; a pool must be listed in pools (--set)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "callback.lease=-PT1M",
                "callback.lease=PT0.0001S",
                "callback.lease=P32D",
                "callback.lease=",
                "callback.lease=PT9999999999999999999H",
                "callback.quarantine=-PT1S",
                "callback.no-answer=PT0.5S",
                "callback.trust=ANY",
                "callback.trust=listed",
                "callback.trusted-callers=2025550123",
                "callback.trusted-callers=+12025550123,",
                "fallback.destination=desk",
                "emergency.region=us",
                "emergency.numbers=US:",
                "emergency.numbers=ZZ:5555",
                "emergency.test-numbers=9-3-3",
                "topics.create=yes",
                "topic.prefix=a/b",
                "application.id=",
                "bootstrap.servers=localhost",
                "pools=a,a",
                "pools=a.b",
                "pools.default.low=-1",
                "output.format=xml",
                "registry.url=ftp://registry.example.com",
                "http.port=70000",
                "http.port=web",
                "http.probes.port=8080",
                "http.probes.port=65536",
                "state.dir=",
                "kafka.=x",
                "Callback.lease=PT1M"
            })
    void refusesWhatCannotBeMeant(String assignment) {
        assertThat(refusal(new SettingSources(null, Map.of(), List.of(assignment)))
                        .errors())
                .singleElement()
                .asString()
                .startsWith(
                        assignment.startsWith("callback.trust=l")
                                ? "callback.trusted"
                                : assignment.substring(0, assignment.indexOf('=')));
    }

    @Test
    void aRegistrysFramingNeedsARegistry() {
        assertThat(refusal(new SettingSources(null, Map.of(), List.of("output.format=avro-registry")))
                        .errors())
                .containsExactly("registry.url: is needed with output.format=avro-registry");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("ringback.properties"), text);
    }

    private static InvalidSettingsException refusal(SettingSources sources) {
        return catchThrowableOfType(InvalidSettingsException.class, () -> Settings.load(sources));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "streams.errors.dead.letter.queue.topic.name",
                "kafka.errors.dead.letter.queue.topic.name",
                "desk.kafka.production.exception.handler",
                "streams.processing.exception.handler"
            })
    void whatWouldMakeKafkaStreamsCopyRecordsIsRefused(String key) {
        assertThatThrownBy(() -> Settings.load(SettingSources.none().with(key, "anything")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(key + ": refused");
    }
}
