package io.ringback.privacy;

import io.ringback.event.AgentPresence;
import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.event.PresenceOrigin;
import io.ringback.wire.EventSerdes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Records that cannot be used, and that no complaint may quote. Keys and headers hold canaries too. */
final class Poison {
    /** Beyond what Ringback reads, and what brokers take by default. */
    static final int OVERSIZED = 1_300_000;

    private static final String START =
            "{\"callId\":\"proof-poison\",\"type\":\"STARTED\",\"direction\":\"OUTBOUND\",\"occurredAt\":0,";

    private final CanarySet canaries;
    private final int oversized;
    private final List<CanaryRecord> records = new ArrayList<>();

    /** @param oversized how many digits the largest record has */
    Poison(CanarySet canaries, int oversized) {
        this.canaries = canaries;
        this.oversized = oversized;
    }

    List<CanaryRecord> plant() {
        byte[] avro = avroCall();
        add("truncated Avro", Arrays.copyOf(avro, avro.length - 1));
        byte[] unknown = avro.clone();
        unknown[4] ^= 0x55;
        add("unknown fingerprint", unknown);
        add("wrong schema", presence());
        json("truncated JSON", "\"dialledNumber\":\"%s\",\"region\":\"U");
        json("wrong type", "\"dialledNumber\":{\"number\":\"%s\"}}");
        json("wrong enum", "\"psapCallback\":\"%s\"}");
        json("unknown field", "\"sipFrom\":\"%s\",\"dialledNumber\":\"\"}");
        json("unknown field's name", "\"%s\":1,\"dialledNumber\":\"\"}");
        json("repeated field", "\"dialledNumber\":\"%s\",\"dialledNumber\":\"x\"}");
        json("long text", "\"dialledNumber\":\"%s" + "5".repeat(70_000) + "\"}");
        json("deep nesting", "\"details\":" + "{\"a\":".repeat(200) + "\"%s\"" + "}".repeat(200) + "}");
        json("oversized", "\"dialledNumber\":\"%s" + "5".repeat(oversized) + "\"}");
        add("plain text", text(canaries.word("plain text")));
        add("not JSON", text("{" + canaries.word("not JSON") + "}"));
        add("invalid UTF-8", invalid());
        records.add(record("no value", new byte[0]));
        return records;
    }

    private void json(String what, String rest) {
        add(what, text(START + rest.formatted(canaries.word(what))));
    }

    private void add(String what, byte[] value) {
        records.add(record(what, value));
    }

    private CanaryRecord record(String what, byte[] value) {
        return new CanaryRecord(
                text(canaries.word("key of " + what)),
                value,
                canaries.word("name of a header of " + what),
                text(canaries.word("header of " + what)));
    }

    private byte[] avroCall() {
        return EventSerdes.avro(CallEvent.class)
                .serializer()
                .serialize(
                        "",
                        CallEvent.newBuilder()
                                .setCallId("proof-poison")
                                .setType(CallEventType.STARTED)
                                .setDirection(Direction.OUTBOUND)
                                .setOccurredAt(Instant.EPOCH)
                                .setDialledNumber(canaries.number("dialledNumber of broken Avro"))
                                .setDetails(Map.of("x", canaries.word("details of broken Avro"), "y", "zzzzzzzz"))
                                .build());
    }

    private byte[] presence() {
        return EventSerdes.avro(AgentPresence.class)
                .serializer()
                .serialize(
                        "",
                        AgentPresence.newBuilder()
                                .setAgentId("proof-poison")
                                .setStatus(canaries.word("wrong schema"))
                                .setChangedAt(Instant.EPOCH)
                                .setOrigin(PresenceOrigin.AGENT)
                                .build());
    }

    private byte[] invalid() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(text(START + "\"dialledNumber\":\""));
        out.write(0xFF);
        out.writeBytes(text(canaries.word("invalid UTF-8")));
        out.write(0xC0);
        out.writeBytes(text("\"}"));
        return out.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
