package io.ringback.intake.decode;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The fields of a call event that may be read at all; {@code details} has no place here. */
enum CallField {
    CALL_ID("callId", Sort.REFERENCE),
    TYPE("type", Sort.SYMBOL),
    OCCURRED_AT("occurredAt", Sort.TIME),
    DIRECTION("direction", Sort.SYMBOL),
    AGENT_ID("agentId", Sort.REFERENCE),
    DIALLED_NUMBER("dialledNumber", Sort.TEXT),
    CALLER_NUMBER("callerNumber", Sort.TEXT),
    POOL("pool", Sort.TEXT),
    REGION("region", Sort.TEXT),
    PSAP_CALLBACK("psapCallback", Sort.TRUTH),
    LINKED_CALL_ID("linkedCallId", Sort.REFERENCE),
    GATEWAY_ID("gatewayId", Sort.REFERENCE),
    LOCATION_REF("locationRef", Sort.REFERENCE),
    ENDPOINT_REF("endpointRef", Sort.REFERENCE),
    EMERGENCY("emergency", Sort.TRUTH),
    KEEPALIVE_SECONDS("keepaliveSeconds", Sort.COUNT),
    FORCE("force", Sort.TRUTH),
    RELEASES("releases", Sort.REFERENCE),
    DRILL("drill", Sort.TRUTH);

    /** What a field holds. */
    enum Sort {
        /** Looked at and forgotten. */
        TEXT(Schema.Type.STRING),
        /** Passed on. */
        REFERENCE(Schema.Type.STRING),
        SYMBOL(Schema.Type.ENUM),
        TIME(Schema.Type.LONG),
        TRUTH(Schema.Type.BOOLEAN),
        COUNT(Schema.Type.INT);

        private final Schema.Type written;

        Sort(Schema.Type written) {
            this.written = written;
        }

        boolean isWrittenAs(Schema.Type type) {
            return written == type;
        }
    }

    private static final Map<String, CallField> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(CallField::schemaName, Function.identity()));

    private final String schemaName;
    private final Sort sort;

    CallField(String schemaName, Sort sort) {
        this.schemaName = schemaName;
        this.sort = sort;
    }

    static @Nullable CallField named(String schemaName) {
        return BY_NAME.get(schemaName);
    }

    String schemaName() {
        return schemaName;
    }

    Sort sort() {
        return sort;
    }

    boolean isTooLong(String text) {
        return sort == Sort.REFERENCE && text.length() > CallFacts.LONGEST_REFERENCE;
    }
}
