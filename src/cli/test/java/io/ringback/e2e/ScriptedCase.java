package io.ringback.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.consumer.IncomingCall;
import io.ringback.consumer.Routing;
import io.ringback.consumer.RoutingTable;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A case written as data: what gateways and operators write (see {@link Trace}), and what has to be told of it. */
record ScriptedCase(String title, List<String> lines) {
    private static final Pattern LONG = Pattern.compile("<([0-9]+)>");
    private static final String READY = "pool +12025550101\npool +12025550102\npresence ann AVAILABLE";

    /** Each case begins with {@code # title}; {@code <257>} stands for a text of so many characters. */
    static List<ScriptedCase> in(String text) {
        List<ScriptedCase> all = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        @Nullable String title = null;
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("# ")) {
                add(all, title, lines);
                title = line.substring(2);
                lines = new ArrayList<>();
            } else if (line.startsWith("times ")) {
                lines.addAll(repeated(line));
            } else if (!line.isEmpty()) {
                lines.add(LONG.matcher(line).replaceAll(many -> "9".repeat(Integer.parseInt(many.group(1)))));
            }
        }
        add(all, title, lines);
        return all;
    }

    /** {@code times 20 A # | B #} is A 1, B 1, A 2 and so on. */
    private static List<String> repeated(String line) {
        String[] words = line.split(" +", 3);
        return IntStream.rangeClosed(1, Integer.parseInt(words[1]))
                .boxed()
                .flatMap(
                        time -> Stream.of(words[2].replace("#", time.toString()).split(" *\\| *", -1)))
                .toList();
    }

    private static void add(List<ScriptedCase> all, @Nullable String title, List<String> lines) {
        if (title != null) {
            all.add(new ScriptedCase(title, List.copyOf(lines)));
        }
    }

    /**
     * Plays it. Beside a trace's lines there are {@code set KEY VALUE} before all others, {@code json KEY RECORD} for a
     * call event as it is written, {@code clear}, after which only what is told later counts, and expectations: {@code
     * some}, {@code no}, {@code only}, {@code last} or a count, a kind of row ({@link Row}), its key and fields; {@code
     * nothing}; and {@code routed to=… by=… -> Answer field=…}. Short for a trace's lines are {@code ready}, two numbers and an
     * agent who is available, {@code dials CALL AGENT NUMBER} and {@code rings CALL NUMBER}; {@code raw TOPIC KEY VALUE} is a
     * record as its bytes.
     */
    void play() {
        List<String> settings = new ArrayList<>(List.of("pools.default.low", "0"));
        settings.addAll(List.of("fallback.destination", Played.FALLBACK));
        lines.stream().filter(line -> line.startsWith("set ")).forEach(line -> {
            String[] words = line.split(" +", 3);
            settings.addAll(List.of(words[1], words.length > 2 ? words[2] : ""));
        });
        try (Pipeline ringback = new Pipeline(settings.toArray(String[]::new))) {
            Trace trace = new Trace(ringback);
            lines.stream().filter(line -> !line.startsWith("set ")).forEach(line -> line(ringback, trace, line));
        }
    }

    private void line(Pipeline ringback, Trace trace, String line) {
        List<String> words = List.of(line.split(" +", -1));
        List<String> rest = words.subList(1, words.size());
        switch (words.get(0)) {
            case "ready" -> trace.play(READY);
            case "dials" -> trace.play(started(rest, "OUTBOUND", "agentId=" + rest.get(1), 2));
            case "rings" -> trace.play(started(rest, "INBOUND", "", 1));
            case "clear" -> ringback.given();
            case "json" -> ringback.raw(words.get(1), line.split(" +", 3)[2].getBytes(StandardCharsets.UTF_8));
            case "raw" ->
                ringback.written(words.get(1), words.get(2).equals("null") ? null : words.get(2), bytes(line));
            case "nothing" -> assertThat(ringback.rows()).as(line).isEmpty();
            case "some" -> of(ringback, line, rest, rows -> assertThat(rows).isNotEmpty());
            case "no" -> of(ringback, line, rest, rows -> assertThat(rows).isEmpty());
            case "only" -> only(ringback, line, rest);
            case "last" -> last(ringback, line, rest);
            case "routed" -> routed(ringback, line);
            default -> {
                if (words.get(0).matches("[0-9]+")) {
                    int count = Integer.parseInt(words.get(0));
                    of(ringback, line, rest, rows -> assertThat(rows).hasSize(count));
                } else {
                    trace.play(line);
                }
            }
        }
    }

    /** The fourth word on, with {@code \\xHH} for a byte; nothing for a tombstone. */
    private static byte @Nullable [] bytes(String line) {
        String[] words = line.split(" +", 4);
        return words.length < 4 ? null : unescaped(words[3]).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\x(..)")
                .matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    private static String started(List<String> words, String direction, String agent, int number) {
        return "STARTED " + words.get(0) + " direction=" + direction + " dialledNumber=" + words.get(number) + " "
                + String.join(" ", words.subList(number + 1, words.size())) + (agent.isEmpty() ? "" : " " + agent);
    }

    private static void of(Pipeline ringback, String line, List<String> words, Consumer<List<Row>> expected) {
        List<Row> kind = kind(ringback, words);
        List<Row> rows = kind.stream()
                .filter(row -> row.is(words.subList(1, words.size())))
                .toList();
        try {
            expected.accept(rows);
        } catch (AssertionError e) {
            throw new AssertionError(line + "\n  among " + told(ringback.rows()), e);
        }
    }

    private static String told(List<Row> rows) {
        return String.join("\n    ", rows.stream().map(Row::toString).toList());
    }

    private static List<Row> kind(Pipeline ringback, List<String> words) {
        return ringback.rows().stream()
                .filter(row -> row.kind().equals(words.get(0)))
                .toList();
    }

    private static void only(Pipeline ringback, String line, List<String> words) {
        assertThat(kind(ringback, words)).as(line).isNotEmpty().allMatch(row -> row.is(words.subList(1, words.size())));
    }

    /** The last row of the key, as a table has it. */
    private static void last(Pipeline ringback, String line, List<String> words) {
        Row last = kind(ringback, words).stream()
                .filter(row -> row.key().equals(words.get(1)))
                .reduce((one, later) -> later)
                .orElseThrow(() -> new AssertionError(line + "\n  among " + told(ringback.rows())));
        assertThat(last).as(line).matches(row -> row.is(words.subList(2, words.size())));
    }

    private static void routed(Pipeline ringback, String line) {
        String[] sides = line.substring("routed ".length()).split(" -> ", -1);
        RoutingTable table = new RoutingTable(Played.FALLBACK);
        ringback.feed(table);
        Row answer = answer(table.route(call(sides[0]), ringback.now()));
        List<String> words = List.of(sides[1].split(" +", -1));
        assertThat(answer).as(line).matches(row -> row.is(words));
    }

    private static IncomingCall call(String words) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String word : words.strip().split(" +", -1)) {
            String[] pair = word.split("=", 2);
            given.put(pair[0], pair[1]);
        }
        return new IncomingCall(
                given.get("id"),
                given.get("to"),
                given.get("by"),
                given.get("from"),
                given.get("rings"),
                given.containsKey("psap"));
    }

    private static Row answer(Routing routing) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (RecordComponent component : routing.getClass().getRecordComponents()) {
            try {
                fields.put(component.getName(), Row.text(component.getAccessor().invoke(routing)));
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return new Row("answer", routing.getClass().getSimpleName(), fields);
    }

    @Override
    public String toString() {
        return title;
    }
}
