package io.ringback.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What gateways and operators do wrong, drawn from the seed of the {@link Nemesis}. */
final class InputFaults {
    private static final List<String> POOLS = FaultRun.POOLS;

    private final InputWriter gateway;
    private final HistoryWriter witness;
    private final Random random;
    private int hasty;

    InputFaults(InputWriter gateway, HistoryWriter witness, Random random) {
        this.gateway = gateway;
        this.witness = witness;
        this.random = random;
    }

    void poison() {
        for (int i = 0; i < 20; i++) {
            byte[] noise = new byte[1 + random.nextInt(200)];
            random.nextBytes(noise);
            noise[0] = (byte) (noise[0] & 0x3f);
            gateway.poison("poison-" + i, noise[0] == '{' ? new byte[] {0} : noise, "noise");
        }
        gateway.poison("poison-cut", "{\"callId\":\"x\",\"type\":".getBytes(StandardCharsets.UTF_8), "cut off");
        String large = "{\"callId\":\"x\",\"type\":\"STARTED\",\"dialledNumber\":\"" + "9".repeat(900_000) + "\"}";
        gateway.poison("poison-large", large.getBytes(StandardCharsets.UTF_8), "oversized");
    }

    /** A gateway that starts again sends what it had sent: what is over stays over (R14). */
    void repeatOldEvents(Duration lease) {
        List<Entry> old = witness.history().inputs("call-events").stream()
                .filter(event -> !event.has("poison")
                        && !event.has("hostile")
                        && event.at().isAfter(Instant.now().minus(lease.dividedBy(2))))
                .filter(event -> !event.is("type", "SESSION_CLOSED") && saysWhen(event))
                .toList();
        for (int i = 0; i < Math.min(30, old.size()); i++) {
            Entry event = old.get(random.nextInt(old.size()));
            gateway.call(event.key(), event.value().deepCopy());
        }
    }

    /** What was told without a time that can be read begins anew when it is told again long after its end (R14). */
    private static boolean saysWhen(Entry event) {
        try {
            Instant unused = Instant.parse(event.text("occurredAt"));
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** R14: a gateway with several workers says what happened to its calls in any order. */
    void sayInWrongOrder() {
        String pool = POOLS.get(random.nextInt(POOLS.size()));
        for (int i = 0; i < 4; i++) {
            hasty++;
            String agent = pool + "-hasty-agent-" + hasty;
            String call = pool + "-hasty-" + hasty;
            List<ObjectNode> events = new ArrayList<>(Stream.of("STARTED", "ANSWERED", "ENDED", "SESSION_CLOSED")
                    .map(type -> CallWords.event(call, type))
                    .toList());
            events.get(0).put("direction", "OUTBOUND").put("dialledNumber", "911");
            events.get(0).put("agentId", agent).put("pool", pool);
            Collections.shuffle(events, random);
            events.forEach(event -> gateway.call(call, event));
        }
    }

    void moveNumber() {
        String pool = POOLS.get(random.nextInt(POOLS.size()));
        String number = FaultRun.numbers(pool).get(0);
        String other = POOLS.get(random.nextInt(POOLS.size()));
        if (random.nextBoolean()) {
            gateway.number(number, pool, "WITHDRAWN");
        }
        gateway.number(number, other, "IN_SERVICE");
    }
}
