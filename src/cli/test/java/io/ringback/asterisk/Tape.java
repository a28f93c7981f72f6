package io.ringback.asterisk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what an Asterisk says in each test, a file a test, with {@code -Dtelephony.record=FOLDER}: events that the
 * role reads, and the list of channels of each connection. {@code RecordedRunsTest} replays such files.
 */
final class Tape implements AutoCloseable {
    private static final String FOLDER = System.getProperty("telephony.record", "");

    private final @Nullable AriSocket socket;
    private volatile @Nullable Path file;

    Tape(String url, String password) {
        this.socket = FOLDER.isEmpty() ? null : socket(new Ari(URI.create(url), "ringback", "tape", password));
    }

    void start() {
        if (socket != null) {
            socket.start();
        }
    }

    void begin(String test) {
        if (socket != null) {
            file = Path.of(FOLDER, test + ".jsonl");
        }
    }

    void end() {
        file = null;
    }

    private AriSocket socket(Ari ari) {
        return new AriSocket(ari, new AriSocket.Listener() {
            @Override
            public void connected() throws IOException, InterruptedException {
                write(ari.get("/channels"));
            }

            @Override
            public void event(String text) {
                AriReading.event(text).ifPresent(event -> write(text));
            }
        });
    }

    private synchronized void write(String line) {
        @Nullable Path open = file;
        if (open == null) {
            return;
        }
        try {
            Files.writeString(open, oneLine(line) + "\n", UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An Asterisk's own id is its machine's network address. */
    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", "")
                .replaceAll("\"asterisk_id\":\"[^\"]*\"", "\"asterisk_id\":\"00:00:00:00:00:00\"");
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
        }
    }
}
