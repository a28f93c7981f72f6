package io.ringback.certify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.common.Daemons;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The consumer under trial, as its answers show it. A line that is no JSON object is none of its answers; one with
 * {@code did} is a deed. Once it leaves a question open it is not asked again before its next start, since an answer that
 * comes late would be taken for another's.
 */
final class Candidate implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Program program;
    private final Map<String, String> environment;
    private final Duration patience;
    private final List<JsonNode> deeds = new CopyOnWriteArrayList<>();
    private BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
    private Program.@Nullable Running running;
    private @Nullable String complaint;
    private boolean mute;

    /** @param patience how long an answer may take */
    Candidate(Program program, Map<String, String> environment, Duration patience) {
        this.program = program;
        this.environment = Map.copyOf(environment);
        this.patience = patience;
    }

    boolean isStarted() {
        return running != null;
    }

    void start() {
        BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
        Program.Running started = program.start(environment);
        answers = heard;
        mute = false;
        running = started;
        Daemons.start("certify-answers", () -> read(started.out(), heard));
    }

    /** Its answer to a question; nothing when it gave none in time. */
    JsonNode ask(ObjectNode question) throws InterruptedException {
        Program.Running asked = running;
        if (asked == null || mute) {
            return MissingNode.getInstance();
        }
        try {
            asked.in().write((question + "\n").getBytes(StandardCharsets.UTF_8));
            asked.in().flush();
        } catch (IOException e) {
            return silent("it has ended");
        }
        JsonNode answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (answer == null) {
            return silent("no answer within " + patience.toSeconds() + " s to " + question);
        }
        return answer.isMissingNode() ? silent("it has ended") : answer;
    }

    private JsonNode silent(String why) {
        mute = true;
        complaint = complaint == null ? why : complaint;
        return MissingNode.getInstance();
    }

    /** Whether it has left a question open since it was started last. */
    boolean isMute() {
        return mute;
    }

    /** Why it left a question open, the first time; null when it never did. */
    @Nullable String complaint() {
        return complaint;
    }

    /** What it has done by itself since it was first started. */
    List<JsonNode> deeds() {
        return List.copyOf(deeds);
    }

    @Override
    public void close() {
        if (running != null) {
            running.end().run();
            running = null;
        }
    }

    private void read(InputStream out, BlockingQueue<JsonNode> heard) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(out, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode said = parse(line);
                if (said.has("did")) {
                    deeds.add(said);
                } else if (said.isObject()) {
                    heard.add(said);
                }
            }
        } catch (IOException e) {
            // It ended while it was read.
        }
        heard.add(MissingNode.getInstance());
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
