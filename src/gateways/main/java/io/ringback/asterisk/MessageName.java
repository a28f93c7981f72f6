package io.ringback.asterisk;

import io.ringback.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a message's recording is called in Asterisk: a digest of the number and the fence of its lease, so that a lease's
 * messages are found, and an old order to discard cannot reach a later lease's. Asterisk writes the name into its log when
 * it cannot play it: the number itself must not be in it.
 */
final class MessageName {
    /** A fence of 18 digits at most, so that each is a {@code long}: others may name recordings as they like. */
    private static final Pattern NAME = Pattern.compile("ringback-([0-9a-f]{16})-([0-9]{1,18})-[A-Za-z0-9_-]+");

    private static final int DIGEST_BYTES = 8;

    private MessageName() {}

    static String of(HeldNumber lease, String channelId) {
        return "ringback-" + digest(lease.number()) + "-" + lease.fence() + "-"
                + channelId.replaceAll("[^A-Za-z0-9]", "_");
    }

    static boolean isMessage(String name) {
        return NAME.matcher(name).matches();
    }

    /** Left while the number was leased under exactly this fence. */
    static boolean isOf(String name, HeldNumber lease) {
        Matcher matched = NAME.matcher(name);
        return matched.matches()
                && matched.group(1).equals(digest(lease.number()))
                && Long.parseLong(matched.group(2)) == lease.fence();
    }

    /** Left for the number under this fence or an earlier one. */
    static boolean isUpTo(String name, String number, long fence) {
        Matcher matched = NAME.matcher(name);
        return matched.matches()
                && matched.group(1).equals(digest(number))
                && Long.parseLong(matched.group(2)) <= fence;
    }

    private static String digest(String number) {
        byte[] digest = Sha256.of(number.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    }
}
