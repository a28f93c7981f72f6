package io.ringback.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.event.CallbackNumber;
import io.ringback.event.LeaseState;
import io.ringback.event.NumberState;
import io.ringback.event.PooledNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One number of a pool: what was accepted, what is offered, who holds it. */
record PoolNumbers(
        String number,
        @Nullable PooledNumber accepted,
        @Nullable PooledNumber offered,
        @Nullable CallbackNumber lease) {
    boolean isFree(Instant now) {
        boolean inService = accepted != null && accepted.getState() == NumberState.IN_SERVICE;
        return inService && !isLeased(now) && !isResting(now);
    }

    boolean isLeased(Instant now) {
        return lease != null && lease.getState() != LeaseState.RELEASED && now.isBefore(lease.getExpiresAt());
    }

    boolean isResting(Instant now) {
        return lease != null && !isLeased(now) && lease.getRestsUntil() != null && now.isBefore(lease.getRestsUntil());
    }

    String text(boolean withHolder, Instant now) {
        String accept = accepted == null ? "not accepted" : describe(accepted);
        String next = offered == null || offered.equals(accepted) ? "" : "  offered: " + describe(offered);
        return Paint.harmless("%-16s  %s%s%s".formatted(number, accept, next, withHolder ? holder(now) : ""));
    }

    private String holder(Instant now) {
        if (lease != null && isLeased(now)) {
            return "  " + lease.getAgentId() + " until " + lease.getExpiresAt();
        }
        return lease != null && isResting(now) ? "  rests until " + lease.getRestsUntil() : "  free";
    }

    String json(boolean withHolder, Instant now) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("number", number)
                .put("pool", accepted == null ? null : accepted.getPool())
                .put("state", accepted == null ? null : accepted.getState().name());
        if (offered != null && !offered.equals(accepted)) {
            object.putObject("offered")
                    .put("pool", offered.getPool())
                    .put("state", offered.getState().name());
        }
        if (withHolder) {
            boolean held = lease != null && isLeased(now);
            object.put("holder", held && lease != null ? lease.getAgentId() : null)
                    .put(
                            "expiresAt",
                            held && lease != null ? lease.getExpiresAt().toString() : null)
                    .put("free", isFree(now));
        }
        return object.toString();
    }

    private static String describe(PooledNumber number) {
        return number.getPool() + " " + number.getState();
    }
}
