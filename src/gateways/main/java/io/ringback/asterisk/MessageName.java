package io.ringback.asterisk;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a message's recording is called in Asterisk: the number and the fence of its lease, so that a lease's messages
 * are found, and an old order to discard cannot reach a later lease's.
 */
final class MessageName {
    private static final Pattern NAME = Pattern.compile("ringback-([0-9]+)-([0-9]+)-[A-Za-z0-9_-]+");

    private MessageName() {}

    static String of(Lease lease, String channelId) {
        return "ringback-" + digits(lease.number()) + "-" + lease.fence() + "-"
                + channelId.replaceAll("[^A-Za-z0-9]", "_");
    }

    /** Left while the number was leased under exactly this fence. */
    static boolean isOf(String name, Lease lease) {
        Matcher matched = NAME.matcher(name);
        return matched.matches()
                && matched.group(1).equals(digits(lease.number()))
                && Long.parseLong(matched.group(2)) == lease.fence();
    }

    /** Left for the number under this fence or an earlier one. */
    static boolean isUpTo(String name, String number, long fence) {
        Matcher matched = NAME.matcher(name);
        return matched.matches()
                && matched.group(1).equals(digits(number))
                && Long.parseLong(matched.group(2)) <= fence;
    }

    private static String digits(String number) {
        return number.replaceAll("[^0-9]", "");
    }
}
