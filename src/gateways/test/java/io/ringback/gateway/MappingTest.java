package io.ringback.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.event.CallEventType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    @TempDir
    Path folder;

    static List<String> shipped() {
        return MappingFile.SHIPPED;
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyMappingThatComesWithRingbackTakesNoCallForNone(String system) throws Exception {
        MappingFile file = MappingFile.load(system);
        Mapping mapping = new Mapping(file, new Agents(file.agents()));

        assertThat(file.system()).isEqualTo(system);
        if (!system.equals("ringback")) {
            assertThat(mapping.read(Map.of("unrelated", List.of(1, "two")), Map.of(), NOON))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void noMappingFailsOtherThanInOneLineHoweverAnEventIsMangled(String system) throws Exception {
        if (system.equals("ringback")) {
            return;
        }
        MappingFile file = MappingFile.load(system);
        Mapping mapping = new Mapping(file, new Agents(file.agents()));
        for (String line : Files.readAllLines(Path.of("integrations/gateways", system + ".txt"))) {
            for (long seed = 0; seed < 5; seed++) {
                String mangled = mangled(line, new Random(seed));
                try {
                    assertThat(mapping.read(EventText.read(mangled), Map.of(), NOON))
                            .isNotNull();
                } catch (UnreadableEventException e) {
                    assertThat(e).message().doesNotContain("2025550").hasSizeLessThan(200);
                }
            }
        }
    }

    @Test
    void readsAUsersOwnFile() throws Exception {
        Mapping mapping = own("""
                system: our-pbx
                agents: SIP/(.+)
                events: |
                  ev = "call" ? {"callId": id, "type": "STARTED", "direction": "OUTBOUND",
                    "agentId": $agent(who), "dialledNumber": to, "occurredAt": at, "region": $query.region}
                """);

        List<Report> reports = mapping.read(
                Map.of("ev", "call", "id", 7, "who", "SIP/ann", "to", "911", "at", 1772539200),
                Map.of("region", "US"),
                NOON);

        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.callId()).isEqualTo("7");
            assertThat(report.type()).isEqualTo(CallEventType.STARTED);
            assertThat(report.parties().agentId()).isEqualTo("ann");
            assertThat(report.at()).isEqualTo(NOON);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "events: a",
                "system: x",
                "system: x\nevents: '(('",
                "system: x\nevents: a\nagents: SIP/.+",
                "system: x\nevents: a\nevent: b",
                "- a",
                ""
            })
    void saysInOneLineWhatIsWrongWithAFile(String yaml) {
        assertThatThrownBy(() -> own(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .startsWith("the mapping ")
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "($f := function($n) { $f($n + 1) + 1 }; $f(0))",
                "($f := function($n) { $f($n + 1) }; $f(0))",
                "$map([1..9999999], function($n) { $n * 2 })"
            })
    void endsAnExpressionThatDoesNotEndByItself(String expression) throws Exception {
        Mapping mapping = own("system: x\nevents: '" + expression + "'");

        assertThatThrownBy(() -> mapping.read(Map.of("secret", "+12025550123"), Map.of(), NOON))
                .isInstanceOf(UnreadableEventException.class)
                .message()
                .doesNotContain("5550123");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"callId\": 1}",
                "{\"type\": \"STARTED\"}",
                "{\"callId\": \"a\", \"type\": \"BEGUN\"}",
                "{\"callId\": [1], \"type\": \"STARTED\"}",
                "{\"callId\": \"a\", \"type\": \"STARTED\", \"direction\": \"in\"}",
                "\"a\"",
                "[1..300].{\"callId\": \"a\", \"type\": \"ENDED\"}"
            })
    void refusesWhatIsNoReport(String expression) throws Exception {
        Mapping mapping = own("system: x\nevents: '" + expression + "'");

        assertThatThrownBy(() -> mapping.read(Map.of(), Map.of(), NOON)).isInstanceOf(UnreadableEventException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[1,", "{\"a\":1}x", "plain", "=x", "a=%zz"})
    void refusesATextThatIsNeitherJsonNorAForm(String text) {
        assertThatThrownBy(() -> EventText.read(text)).isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void refusesJsonThatIsDeeperThanAnyEvent() {
        assertThatThrownBy(() -> EventText.read("[".repeat(1_000) + "]".repeat(1_000)))
                .isInstanceOf(UnreadableEventException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-03T12:00:00Z",
                "2026-03-03T13:00:00+01:00",
                "2026-03-03T12:00:00.000+0000",
                "Tue, 03 Mar 2026 12:00:00 +0000",
                "Tue, 3 Mar 2026 12:00:00 GMT",
                "1772539200",
                "1772539200000",
                "1772539200000000"
            })
    void readsAMomentAsSystemsWriteIt(String text) {
        assertThat(Moments.of(text)).contains(NOON);
    }

    private Mapping own(String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("own.yaml"), yaml);
        MappingFile mapping = MappingFile.load(file.toString());
        return new Mapping(mapping, new Agents(mapping.agents()));
    }

    /** A few bytes changed, left out or doubled. */
    private static String mangled(String line, Random random) {
        List<Character> characters = new ArrayList<>();
        line.chars().forEach(c -> characters.add((char) c));
        for (int i = 0; i < 4; i++) {
            int at = random.nextInt(characters.size());
            switch (random.nextInt(3)) {
                case 0 -> characters.remove(at);
                case 1 -> characters.set(at, (char) (32 + random.nextInt(95)));
                default -> characters.add(at, characters.get(at));
            }
        }
        StringBuilder text = new StringBuilder();
        characters.forEach(text::append);
        return text.toString();
    }
}
