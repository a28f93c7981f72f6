package io.ringback.console;

import io.ringback.settings.Settings;
import io.ringback.settings.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token that is asked for: from a file, which is on no command line and in no environment, or the setting. The file
 * is read again while it is in use, so that a new token needs no restart and an old one lets nobody in any more.
 */
public final class TokenFile implements Supplier<String> {
    private static final Logger LOG = LoggerFactory.getLogger(TokenFile.class);
    private static final Duration RECENT = Duration.ofSeconds(1);

    private final Path file;
    private final LongSupplier nanos;
    private String token;
    private long readAt;

    TokenFile(Path file, LongSupplier nanos) throws IOException {
        this.file = file;
        this.nanos = nanos;
        this.token = read(file);
        this.readAt = nanos.getAsLong();
    }

    /**
     * Null when none is set.
     *
     * @throws IOException in one line, when the file cannot be read or holds no token
     */
    public static @Nullable Supplier<String> of(Settings settings) throws IOException {
        @Nullable Path file = settings.console().tokenFile();
        @Nullable String given = settings.console().token();
        if (file != null) {
            return new TokenFile(file, System::nanoTime);
        }
        return given == null ? null : () -> given;
    }

    /** As the file had it a second ago at most; empty, so that nobody is let in, while the file has none. */
    @Override
    public synchronized String get() {
        long now = nanos.getAsLong();
        if (now - readAt >= RECENT.toNanos()) {
            readAt = now;
            token = readOrNone();
        }
        return token;
    }

    private String readOrNone() {
        try {
            return read(file);
        } catch (IOException e) {
            if (!token.isEmpty()) {
                LOG.warn("event=token-gone what=\"nobody is let in until the file of http.token-file has a token\"");
            }
            return "";
        }
    }

    private static String read(Path file) throws IOException {
        String token;
        try {
            token = Files.readString(file).strip();
        } catch (IOException e) {
            throw new IOException("the file of http.token-file cannot be read: " + file, e);
        }
        if (!Token.isOne(token)) {
            throw new IOException("the file of http.token-file must hold " + Token.TAKES + ": " + file);
        }
        return token;
    }
}
