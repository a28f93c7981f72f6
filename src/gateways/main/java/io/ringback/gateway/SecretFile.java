package io.ringback.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a gateway's secrets, a line each: the one that is used, and the one that it is exchanged for. */
final class SecretFile {
    private static final int SHORTEST = 8;
    private static final int MOST = 2;

    private SecretFile() {}

    /** Throws {@link IOException} in one line, quoting nothing, for a file that cannot be read or holds no secret. */
    static List<String> read(Path file, String gateway) throws IOException {
        String setting = "gateway." + gateway + ".secret-file";
        List<String> secrets;
        try {
            secrets = Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new IOException("the file of " + setting + " cannot be read: " + file, e);
        }
        if (secrets.isEmpty() || secrets.size() > MOST || secrets.stream().anyMatch(one -> one.length() < SHORTEST)) {
            throw new IOException(
                    "the file of " + setting + " must hold one secret, or two while it is exchanged, a line"
                            + " each, of " + SHORTEST + " characters or more: " + file);
        }
        return secrets;
    }
}
