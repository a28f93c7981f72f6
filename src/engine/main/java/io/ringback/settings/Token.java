package io.ringback.settings;

import java.util.regex.Pattern;

/** What may be the console's token, whether a setting or a file has it: long enough not to be guessed. */
public final class Token {
    /** To follow "must be" or "must hold". */
    public static final String TAKES = "a token of 16 to 256 characters without blanks";

    private static final Pattern TOKEN = Pattern.compile("\\S{16,256}");

    private Token() {}

    /** It is one as it stands. */
    public static boolean isOne(String text) {
        return TOKEN.matcher(text).matches();
    }
}
