package io.ringback.console;

import io.ringback.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the token that is asked for: from a file, which is on no command line and in no environment, or the setting. */
final class TokenFile {
    private TokenFile() {}

    /** Null when none is set. */
    static @Nullable String read(Settings settings) throws IOException {
        @Nullable Path file = settings.httpTokenFile();
        if (file == null) {
            return settings.httpToken();
        }
        String token = read(file).strip();
        if (token.isEmpty()) {
            throw new IOException("the file of http.token-file is empty");
        }
        return token;
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IOException("the file of http.token-file cannot be read: " + file, e);
        }
    }
}
