package io.ringback.certify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The histories of a kind of consumer, read from their file: one JSON object a line, as {@code docs/certify.md} says. */
final class HistoryFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Step.Row> rows = new LinkedHashMap<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<HostileHistory> histories = new ArrayList<>();
    private @Nullable JsonNode head;
    private List<Step> steps = new ArrayList<>();

    private HistoryFile() {}

    static HistoryFile of(ConsumerKind kind) {
        HistoryFile file = new HistoryFile();
        text("/certify/" + kind.word() + ".jsonl").lines().forEach(file::line);
        file.close();
        return file;
    }

    /** The histories, in the file's order. */
    List<HostileHistory> histories() {
        return List.copyOf(histories);
    }

    /** One a topic: how to find out what was read. */
    List<Mark> marks() {
        return List.copyOf(marks);
    }

    private static String text(String resource) {
        try (InputStream in = HistoryFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no histories at " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(String text) {
        if (text.isBlank()) {
            return;
        }
        JsonNode line = parse(text);
        if (line.has("row")) {
            rows.put(line.get("row").asText(), row(line));
        } else if (line.has("mark")) {
            marks.add(mark(line));
        } else if (line.has("check")) {
            close();
            head = line;
        } else {
            steps.add(step(line));
        }
    }

    private void close() {
        if (head != null) {
            histories.add(new HostileHistory(
                    head.get("check").asText(), head.get("says").asText(), steps));
        }
        steps = new ArrayList<>();
    }

    private static Step.Row row(JsonNode line) {
        return new Step.Row(
                line.get("topic").asText(),
                line.get("schema").asText(),
                line.get("key").asText(),
                (ObjectNode) line.get("usual"));
    }

    private Step step(JsonNode line) {
        if (line.has("put")) {
            return put(line);
        } else if (line.has("drop")) {
            return new Step.Put(
                    rowNamed(line.get("drop")),
                    line.get("key").asText(),
                    null,
                    line.path("aborted").asBoolean());
        } else if (line.has("garble")) {
            return new Step.Garble(
                    rowNamed(line.get("garble")),
                    line.get("key").asText(),
                    line.get("hex").asText());
        } else if (line.has("ask")) {
            return ask(line);
        } else if (line.has("done")) {
            List<ObjectNode> deeds = new ArrayList<>();
            line.get("deeds").forEach(deed -> deeds.add((ObjectNode) deed));
            return new Step.Done(line.get("done").asText(), deeds);
        }
        return line.has("restart") ? new Step.Restart() : new Step.Settle();
    }

    private Mark mark(JsonNode line) {
        Step.Row row = rowNamed(line.get("mark"));
        return new Mark(
                row, line.get("keys").asText(), value(row, line), line.has("ask") ? question(line) : null, (ObjectNode)
                        line.get("expect"));
    }

    private static ObjectNode value(Step.Row row, JsonNode line) {
        ObjectNode value = row.usual().deepCopy();
        if (line.has("with")) {
            value.setAll((ObjectNode) line.get("with"));
        }
        return value;
    }

    private Step put(JsonNode line) {
        Step.Row row = rowNamed(line.get("put"));
        ObjectNode value = value(row, line);
        String key = line.path("key").asText(value.path(row.keyField()).asText());
        return new Step.Put(row, key, value, line.path("aborted").asBoolean());
    }

    private static Step ask(JsonNode line) {
        return new Step.Ask(question(line), (ObjectNode) line.get("expect"));
    }

    private static ObjectNode question(JsonNode line) {
        ObjectNode question = JSON.createObjectNode().put("ask", line.get("ask").asText());
        question.setAll((ObjectNode) line.get("of"));
        if (!question.has("at")) {
            question.put("at", "@PT0S");
        }
        return question;
    }

    private Step.Row rowNamed(JsonNode name) {
        Step.Row row = rows.get(name.asText());
        if (row == null) {
            throw new IllegalStateException("no such row: " + name);
        }
        return row;
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + text, e);
        }
    }
}
