package io.ringback.notify;

import java.util.regex.Pattern;

/** Who has seen a notice. An address is in {@code contacts} alone, so that what could be one is not passed on. */
public final class SeenBy {
    private static final Pattern ADDRESS =
            Pattern.compile(".*(@|://).*|(?i:sips?|tel|mailto):.*|\\+[0-9].*", Pattern.DOTALL);
    private static final String SOMEBODY = "somebody";
    private static final int LONGEST = 256;

    private SeenBy() {}

    /** Whether it is, or could be, where somebody is reached. */
    public static boolean isAddress(String by) {
        return ADDRESS.matcher(by).matches();
    }

    /** The name, or what of an address is one: of a mailbox, what stands before the {@code @}. */
    public static String name(String by) {
        int end = by.indexOf('@');
        String name = end < 0 ? by : by.substring(0, end);
        return name.isBlank() || name.length() > LONGEST || isAddress(name) ? SOMEBODY : name;
    }
}
