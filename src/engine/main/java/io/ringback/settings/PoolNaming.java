package io.ringback.settings;

import java.util.regex.Pattern;

/** What a pool may be called: a name is a record's key, a part of a setting's name and of a file's line. */
public final class PoolNaming {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private PoolNaming() {}

    /** Whether a text is 1 to 64 letters, digits, dashes or underscores. */
    public static boolean allows(String text) {
        return NAME.matcher(text).matches();
    }
}
