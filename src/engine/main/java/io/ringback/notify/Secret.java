package io.ringback.notify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret from a file, which signs and is never shown (HMAC-SHA-256, RFC 2104). */
public final class Secret {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 16;

    private final SecretKeySpec key;

    private Secret(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /**
     * Reads the secret; blanks around it are left out.
     *
     * @param setting the setting that names the file, for the message
     * @throws IllegalArgumentException in one line, when the file cannot be read or holds less than 16 characters
     */
    public static Secret read(String setting, Path file) {
        try {
            return of(setting, Files.readString(file, StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new IllegalArgumentException("the file of " + setting + " cannot be read: " + file, e);
        }
    }

    static Secret of(String setting, String text) {
        if (text.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "the file of " + setting + " must hold a secret of " + SHORTEST + " characters or more");
        }
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] sign(byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }
}
