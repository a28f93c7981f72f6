package io.ringback.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.event.AgentStatus;
import io.ringback.event.CallbackNumber;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An agent's emergency for people and for programs. */
final class SessionLine {
    private SessionLine() {}

    static String text(SessionBook.Entry entry) {
        return Paint.harmless("%-16s  pool %s  %s  %s  calls %d, up %d"
                .formatted(
                        entry.agent(),
                        entry.pool(),
                        entry.isOpen() ? "open" : "closed",
                        number(entry.number()),
                        entry.calls().size(),
                        entry.up().size()));
    }

    static List<String> details(SessionBook.Entry entry) {
        List<String> lines = new ArrayList<>();
        @Nullable AgentStatus status = entry.status();
        lines.add("agent    " + entry.agent());
        lines.add("pool     " + entry.pool());
        lines.add("session  " + (entry.isOpen() ? "open" : "closed, the number lives on"));
        lines.add("number   " + number(entry.number()));
        if (status != null) {
            lines.add("status   " + status.getStatus() + " since " + status.getSince() + ", then "
                    + (status.getBaseStatus() == null ? "the agent's own" : status.getBaseStatus()));
        }
        lines.add("block    "
                + (entry.block() == null ? "none" : "until " + entry.block().getExpiresAt()));
        entry.calls().forEach(call -> lines.add("call     " + call.getCallId() + "  " + call.getState()));
        return lines.stream().map(Paint::harmless).toList();
    }

    static String json(SessionBook.Entry entry) {
        @Nullable CallbackNumber number = entry.number();
        @Nullable AgentStatus status = entry.status();
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("agentId", entry.agent())
                .put("pool", entry.pool())
                .put("open", entry.isOpen())
                .put("number", number == null ? null : number.getNumber())
                .put("issuedAt", number == null ? null : number.getIssuedAt().toString())
                .put("expiresAt", number == null ? null : number.getExpiresAt().toString())
                .put("status", status == null ? null : status.getStatus())
                .put("baseStatus", status == null ? null : status.getBaseStatus())
                .put("blocked", entry.block() != null)
                .put("callsUp", entry.up().size());
        ArrayNode calls = object.putArray("calls");
        entry.calls()
                .forEach(call -> calls.addObject()
                        .put("callId", call.getCallId())
                        .put("state", call.getState().name()));
        return object.toString();
    }

    private static String number(@Nullable CallbackNumber number) {
        return number == null ? "no number" : number.getNumber() + " until " + number.getExpiresAt();
    }
}
