package io.ringback.registry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The two headers that an Avro body may have: a registry's, and that of single-object encoding. */
final class Headers {
    static final int REGISTRY = 5;
    private static final byte MAGIC = 0;
    private static final int SINGLE_OBJECT = 10;
    private static final short MARKER = (short) 0xC301;

    private Headers() {}

    static boolean isRegistry(Object value) {
        return value instanceof byte[] bytes && bytes.length > REGISTRY && bytes[0] == MAGIC;
    }

    static boolean isSingleObject(Object value) {
        return value instanceof byte[] bytes
                && bytes.length >= SINGLE_OBJECT
                && ByteBuffer.wrap(bytes).getShort() == MARKER;
    }

    static int id(byte[] value) {
        return ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
    }

    static long fingerprint(byte[] value) {
        return ByteBuffer.wrap(value, Short.BYTES, Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
    }

    /** The same body behind a registry's header. */
    static byte[] registry(int id, byte[] singleObject) {
        int body = singleObject.length - SINGLE_OBJECT;
        return ByteBuffer.allocate(REGISTRY + body)
                .put(MAGIC)
                .putInt(id)
                .put(singleObject, SINGLE_OBJECT, body)
                .array();
    }

    /** The same body behind the header of single-object encoding. */
    static byte[] singleObject(long fingerprint, byte[] registry) {
        int body = registry.length - REGISTRY;
        return ByteBuffer.allocate(SINGLE_OBJECT + body)
                .putShort(MARKER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(fingerprint)
                .put(registry, REGISTRY, body)
                .array();
    }
}
