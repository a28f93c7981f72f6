package io.ringback.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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

    private final List<String> flaws = new ArrayList<>();

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
            assertThat(mapping.read(Map.of("unrelated", List.of(1, "two")), Map.of(), NOON, flaws::add))
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
                    assertThat(mapping.read(EventText.read(mangled), Map.of(), NOON, flaws::add))
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
                NOON,
                flaws::add);

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

        assertThatThrownBy(() -> mapping.read(Map.of("secret", "+12025550123"), Map.of(), NOON, flaws::add))
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
                "\"a\"",
                "[1..300].{\"callId\": \"a\", \"type\": \"ENDED\"}"
            })
    void refusesWhatIsNoReport(String expression) throws Exception {
        Mapping mapping = own("system: x\nevents: '" + expression + "'");

        assertThatThrownBy(() -> mapping.read(Map.of(), Map.of(), NOON, flaws::add))
                .isInstanceOf(UnreadableEventException.class);
    }

    /** Azure and whoever posts several at once: the emergency among them is nobody's fault. */
    @Test
    void takesTheOthersWhereOneEventOfSeveralCannotBeUsed() throws Exception {
        Mapping mapping = own("system: x\nevents: $");

        List<Report> reports = mapping.read(
                List.of(
                        Map.of("type", "STARTED"),
                        Map.of("callId", "a", "type", "STARTED", "dialledNumber", "911"),
                        Map.of("callId", "b", "type", "+12025550123")),
                Map.of(),
                NOON,
                flaws::add);

        assertThat(reports).extracting(Report::callId).containsExactly("a");
        assertThat(flaws).hasSize(2).noneMatch(flaw -> flaw.contains("5550123"));
    }

    /** R16: what decides nothing costs nobody a number. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "callerNumber",
                "endpointRef",
                "locationRef",
                "pool",
                "region",
                "link",
                "psapCallback",
                "emergency",
                "force"
            })
    void servesACallWithAnOddFieldThatDecidesNothing(String odd) throws Exception {
        Mapping mapping = own("system: x\nevents: $");
        Map<String, Object> dial =
                Map.of("callId", "a", "type", "STARTED", "direction", "outbound", "dialledNumber", 911);

        for (Object value :
                List.of("+12025550123 ".repeat(50), List.of("+12025550123"), Map.of("at", "+12025550123"))) {
            Map<String, Object> event = new HashMap<>(dial);
            event.put(odd, value);
            assertThat(mapping.read(event, Map.of(), NOON, flaws::add))
                    .singleElement()
                    .satisfies(report -> {
                        assertThat(report.parties().direction()).isEqualTo(Direction.OUTBOUND);
                        assertThat(report.parties().dialled()).isEqualTo("911");
                    });
        }
        assertThat(flaws).hasSize(3).allMatch(flaw -> flaw.startsWith(odd)).noneMatch(flaw -> flaw.contains("5550123"));
    }

    @Test
    void tellsACallWhoseDirectionIsOddAsOneOfUnknownDirection() throws Exception {
        Mapping mapping = own("system: x\nevents: $");

        List<Report> reports = mapping.read(
                Map.of("callId", "a", "type", "STARTED", "direction", "sideways", "dialledNumber", "911"),
                Map.of(),
                NOON,
                flaws::add);

        assertThat(reports).extracting(report -> report.parties().direction()).containsExactly(Direction.UNKNOWN);
        assertThat(flaws).containsExactly("direction is none of those that there are");
    }

    /** A form's fields are texts. */
    @Test
    void takesTheTextTrueForTrue() throws Exception {
        Mapping mapping = own("system: x\nevents: $");

        List<Report> reports = mapping.read(
                EventText.read("callId=a&type=STARTED&direction=OUTBOUND&emergency=true"), Map.of(), NOON, flaws::add);

        assertThat(reports).extracting(report -> report.parties().emergency()).containsExactly(true);
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
