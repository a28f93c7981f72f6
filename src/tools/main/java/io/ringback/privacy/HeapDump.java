package io.ringback.privacy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Walks over a heap dump (HPROF 1.0.2, 8-byte ids): which array is where, and which objects refer to which. */
final class HeapDump {
    private static final int UTF8 = 0x01;
    private static final int LOAD_CLASS = 0x02;
    private static final int SEGMENT = 0x1C;
    private static final int WHOLE = 0x0C;
    private static final int[] SIZES = {0, 0, 8, 0, 1, 2, 4, 8, 1, 2, 4, 8};

    private final ByteBuffer dump;
    private final Map<Long, String> texts = new HashMap<>();
    private final Map<Long, Long> classNames = new HashMap<>();

    /** Told of everything on the heap that holds bytes or references. */
    interface Visitor {
        /** An array of primitives whose content is the bytes in [from, to) of the dump. */
        default void primitives(long id, int from, int to) {}

        /** An object, or an array of objects, of a class; its fields or entries are the bytes in [from, to). */
        default void object(long id, long classId, int from, int to) {}
    }

    private HeapDump(ByteBuffer dump) {
        this.dump = dump;
    }

    static HeapDump open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return new HeapDump(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
    }

    long longAt(int position) {
        return dump.getLong(position);
    }

    String className(long classId) {
        String name = texts.getOrDefault(classNames.getOrDefault(classId, 0L), "?");
        return name.replace('/', '.');
    }

    void visit(Visitor visitor) {
        dump.position(0);
        while (dump.get() != 0) {
            // The format's name.
        }
        dump.position(dump.position() + 12);
        while (dump.hasRemaining()) {
            int tag = dump.get() & 0xFF;
            dump.getInt();
            int end = dump.getInt() + dump.position();
            record(tag, end, visitor);
            dump.position(end);
        }
    }

    private void record(int tag, int end, Visitor visitor) {
        if (tag == UTF8) {
            long id = dump.getLong();
            byte[] text = new byte[end - dump.position()];
            dump.get(text);
            texts.put(id, new String(text, StandardCharsets.UTF_8));
        } else if (tag == LOAD_CLASS) {
            dump.getInt();
            long id = dump.getLong();
            dump.getInt();
            classNames.put(id, dump.getLong());
        } else if (tag == SEGMENT || tag == WHOLE) {
            while (dump.position() < end) {
                entry(dump.get() & 0xFF, visitor);
            }
        }
    }

    private void entry(int tag, Visitor visitor) {
        switch (tag) {
            case 0xFF, 0x05, 0x07 -> skip(8);
            case 0x01 -> skip(16);
            case 0x02, 0x03, 0x08 -> skip(16);
            case 0x04, 0x06 -> skip(12);
            case 0x20 -> classDump(visitor);
            case 0x21 -> instance(visitor);
            case 0x22 -> objects(visitor);
            case 0x23 -> primitives(visitor);
            default -> throw new ProofFailure("a heap dump has an entry of unknown kind " + tag);
        }
    }

    private void instance(Visitor visitor) {
        long id = dump.getLong();
        skip(4);
        long classId = dump.getLong();
        int from = dump.position() + 4;
        int to = from + dump.getInt();
        visitor.object(id, classId, from, to);
        dump.position(to);
    }

    private void objects(Visitor visitor) {
        long id = dump.getLong();
        skip(4);
        int count = dump.getInt();
        long classId = dump.getLong();
        int from = dump.position();
        visitor.object(id, classId, from, from + count * 8);
        skip(count * 8);
    }

    private void primitives(Visitor visitor) {
        long id = dump.getLong();
        skip(4);
        int count = dump.getInt();
        int size = SIZES[dump.get()];
        int from = dump.position();
        visitor.primitives(id, from, from + count * size);
        skip(count * size);
    }

    private void classDump(Visitor visitor) {
        long id = dump.getLong();
        skip(4 + 6 * 8 + 4);
        for (int i = Short.toUnsignedInt(dump.getShort()); i > 0; i--) {
            skip(2);
            skip(SIZES[dump.get()]);
        }
        int from = dump.position();
        for (int i = Short.toUnsignedInt(dump.getShort()); i > 0; i--) {
            skip(8);
            skip(SIZES[dump.get()]);
        }
        visitor.object(id, id, from, dump.position());
        for (int i = Short.toUnsignedInt(dump.getShort()); i > 0; i--) {
            skip(9);
        }
    }

    private void skip(int bytes) {
        dump.position(dump.position() + bytes);
    }
}
