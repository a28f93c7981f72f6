package io.ringback.privacy;

import io.ringback.event.AgentPresence;
import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.event.EmergencySignal;
import io.ringback.event.NumberState;
import io.ringback.event.PooledNumber;
import io.ringback.event.PresenceOrigin;
import io.ringback.event.SignalType;
import io.ringback.wire.EventSerdes;
import io.ringback.wire.JsonCodec;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;

/** Inputs that a gateway, a presence service or a vandal might send: valid records, and what a seed makes of them. */
public final class Mutations {
    /** Stands in every detail. Broken Avro may shift it into a reference, but nothing that complains may have it. */
    public static final String CANARY = "qxvzkcanary";

    private static final List<String> NUMBERS = List.of(
            "911",
            "9-1-1",
            "+1911",
            "*911#",
            "933",
            "112;phone-context=+1",
            "sip:911@" + CANARY,
            "tel:911;ext=" + CANARY,
            "urn:service:sos." + CANARY,
            "urn:service:test.sos",
            "+12025550142" + CANARY,
            "+12025550190",
            "%39%31%31",
            "\u0669\u0661\u0661",
            "sip:%00@",
            "",
            " ",
            "++++",
            "9".repeat(300),
            "tel:+1-202-555-0190;" + "x=y;".repeat(60));
    private static final String[] TOKENS = {
        "null",
        "true",
        "-1",
        "1e999",
        "[]",
        "{}",
        "\"\"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "99999999999999999999",
        "\"UNKNOWN\"",
        "\"" + CANARY + "\"",
        "[[[[[[[[[[",
        "{\"a\":{\"a\":{\"a\":1}}}"
    };

    private final Random random;

    public Mutations(long seed) {
        this.random = new Random(seed);
    }

    /** A record of {@code call-events} as a gateway would write it, with details. */
    public byte[] validCallEvent() {
        return written(call("valid-"));
    }

    /** A record of {@code call-events}, valid or not. */
    public byte[] callEvent() {
        return mutated(call("call-"));
    }

    public byte[] presence() {
        return mutated(new AgentPresence(
                "agent-" + random.nextInt(20), null, "Busy", Instant.EPOCH, one(PresenceOrigin.values())));
    }

    public byte[] pooledNumber() {
        return mutated(new PooledNumber("+12025550190", "default", one(NumberState.values())));
    }

    public byte[] signal() {
        return mutated(EmergencySignal.newBuilder()
                .setType(one(SignalType.values()))
                .setPool("default")
                .setSourceTopicId("t")
                .setSourceTopic("ringback.call-events")
                .setSourcePartition(random.nextInt(3))
                .setSourceOffset(random.nextInt(1 << 20))
                .setAppendedAt(Instant.EPOCH)
                .setCallId("call-" + random.nextInt(50))
                .setAgentId(random.nextBoolean() ? null : "agent-" + random.nextInt(20))
                .setNumber(random.nextBoolean() ? null : "+12025550190")
                .build());
    }

    /** Calls of their own for valid events: a mutated one may have put a canary where a reference belongs. */
    private SpecificRecord call(String ids) {
        boolean plain = random.nextInt(4) == 0;
        return CallEvent.newBuilder()
                .setCallId(ids + random.nextInt(50))
                .setType(one(CallEventType.values()))
                .setOccurredAt(Instant.ofEpochMilli(random.nextLong() >> random.nextInt(50)))
                .setDirection(plain ? null : one(Direction.values()))
                .setAgentId(random.nextInt(3) == 0 ? null : "agent-" + random.nextInt(20))
                .setDialledNumber(plain ? null : NUMBERS.get(random.nextInt(NUMBERS.size())))
                .setCallerNumber(CANARY)
                .setRegion(random.nextInt(5) == 0 ? "GB" : null)
                .setPsapCallback(random.nextBoolean() ? null : random.nextBoolean())
                .setDetails(Map.of("from", CANARY, CANARY, "x"))
                .build();
    }

    private byte[] mutated(SpecificRecord record) {
        byte[] value = written(record);
        int times = random.nextInt(4);
        for (int i = 0; i < times; i++) {
            value = mutate(value);
        }
        return value;
    }

    private byte[] written(SpecificRecord record) {
        return random.nextBoolean() ? avro(record) : JsonCodec.toJson(record).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] mutate(byte[] value) {
        int at = value.length == 0 ? 0 : random.nextInt(value.length);
        return switch (random.nextInt(12)) {
            case 0 -> flipped(value, at);
            case 1 -> Arrays.copyOf(value, at);
            case 2 -> spliced(value, at, noise(random.nextInt(16)), at);
            case 3 -> spliced(value, at, new byte[0], Math.min(value.length, at + random.nextInt(9)));
            case 4 -> spliced(value, at, Arrays.copyOfRange(value, at, Math.min(value.length, at + 20)), at);
            case 5 -> spliced(value, at, varint(), Math.min(value.length, at + 1));
            case 6, 7 -> token(value);
            case 8 -> noise(random.nextInt(200));
            case 9 -> random.nextInt(50) == 0 ? spliced(value, at, huge(), at) : flipped(value, at);
            case 10 -> evolved(value);
            default -> spliced(value, at, CANARY.getBytes(StandardCharsets.UTF_8), at);
        };
    }

    private byte[] flipped(byte[] value, int at) {
        byte[] flipped = value.clone();
        if (flipped.length > 0) {
            flipped[at] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    /** A JSON value in place of another. */
    private byte[] token(byte[] value) {
        String text = new String(value, StandardCharsets.ISO_8859_1);
        int colon = text.indexOf(':', value.length == 0 ? 0 : random.nextInt(value.length));
        int comma = text.indexOf(',', colon);
        if (colon < 0 || comma < 0) {
            return value;
        }
        String token = TOKENS[random.nextInt(TOKENS.length)];
        return (text.substring(0, colon + 1) + token + text.substring(comma)).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** As a writer of another version would begin, or one that adds fields at the end. */
    private byte[] evolved(byte[] value) {
        if (value.length < 10 || value[0] == '{') {
            return value;
        }
        byte[] evolved = Arrays.copyOf(value, value.length + random.nextInt(6));
        evolved[2 + random.nextInt(8)] += (byte) random.nextInt(2);
        return evolved;
    }

    private byte[] huge() {
        byte[] huge = new byte[1 << (10 + random.nextInt(11))];
        Arrays.fill(huge, (byte) (random.nextBoolean() ? '7' : '['));
        return huge;
    }

    private byte[] varint() {
        byte[] varint = new byte[1 + random.nextInt(10)];
        Arrays.fill(varint, (byte) 0xFF);
        varint[varint.length - 1] = (byte) random.nextInt(128);
        return varint;
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] spliced(byte[] value, int until, byte[] middle, int from) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(value, 0, until);
        out.writeBytes(middle);
        out.write(value, from, value.length - from);
        return out.toByteArray();
    }

    @SuppressWarnings("unchecked")
    private static byte[] avro(SpecificRecord record) {
        return EventSerdes.avro((Class<SpecificRecord>) record.getClass())
                .serializer()
                .serialize("", record);
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
