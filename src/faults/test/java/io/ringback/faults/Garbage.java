package io.ringback.faults;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A record that nobody can read, though it may have been an emergency.
 *
 * @param what is wrong with it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Garbage(String key, byte @Nullable [] value, String what) {
    /** What can be read of some of it: whoever dialled is served, though much of the record is nonsense (R16). */
    static final String CALL = "attack-g";

    private static final String EMERGENCY =
            "{\"callId\":\"" + CALL + "\",\"type\":\"STARTED\",\"direction\":\"OUTBOUND\",\"dialledNumber\":\"911\"%s}";

    public static List<Garbage> draw(Random random, int count) {
        List<Garbage> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            drawn.add(one(random));
        }
        return drawn;
    }

    private static Garbage one(Random random) {
        byte[] whole = EMERGENCY.formatted("").getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(7)) {
            case 0 -> of("cut off", Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 1)));
            case 1 -> of("unknown fingerprint", avro(random, 10 + random.nextInt(200)));
            case 2 -> of("cut off in the fingerprint", avro(random, 3 + random.nextInt(6)));
            case 3 -> of("no number", text(",\"gatewayId\":NaN"));
            case 4 -> of("nested too deep", text(",\"details\":" + "[".repeat(2_000) + "]".repeat(2_000)));
            case 5 -> of("not UTF-8", invalidIn(whole));
            default -> of("a tombstone", null);
        };
    }

    private static Garbage of(String what, byte @Nullable [] value) {
        return new Garbage("attack-garbage", value, what);
    }

    private static byte[] text(String more) {
        return EMERGENCY.formatted(more).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] avro(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        bytes[0] = (byte) 0xc3;
        bytes[1] = 1;
        return bytes;
    }

    /** In the field that decides most. */
    private static byte[] invalidIn(byte[] whole) {
        byte[] bytes = whole.clone();
        bytes[new String(whole, StandardCharsets.UTF_8).indexOf("911")] = (byte) 0xff;
        return bytes;
    }
}
