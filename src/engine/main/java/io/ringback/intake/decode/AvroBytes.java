package io.ringback.intake.decode;

import io.ringback.wire.ReadError;
import io.ringback.wire.UnreadableRecordException;
import java.nio.charset.StandardCharsets;

/**
 * Reads Avro's binary encoding (Avro specification, "Binary encoding") straight from a record's bytes, so that passing
 * over a field touches nothing but its length.
 */
final class AvroBytes {
    private final byte[] bytes;
    private int at;

    AvroBytes(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    boolean isAtEnd() {
        return at == bytes.length;
    }

    /** An int, an enum's index or a union's branch: as a long, in five bytes at most. */
    int index() {
        int zigzag = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            byte part = next();
            zigzag |= (part & 0x7F) << shift;
            if (part >= 0) {
                return (zigzag >>> 1) ^ -(zigzag & 1);
            }
        }
        throw new UnreadableRecordException(ReadError.UNREADABLE);
    }

    /** A long or a length: zigzag, variable length. */
    long number() {
        long zigzag = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte part = next();
            zigzag |= (part & 0x7FL) << shift;
            if (part >= 0) {
                return (zigzag >>> 1) ^ -(zigzag & 1);
            }
        }
        throw new UnreadableRecordException(ReadError.UNREADABLE);
    }

    boolean truth() {
        return next() == 1;
    }

    String text() {
        int length = checked(number());
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    /** A text in which wrong bytes stay apart. */
    String reference() {
        int from = at;
        String text = text();
        return References.isDoubtful(text) ? References.apart(bytes, at - lengthFrom(from), at) : text;
    }

    /** The length of the text that was just read. */
    private int lengthFrom(int from) {
        return (int) new AvroBytes(bytes, from).number();
    }

    void skipText() {
        skip(number());
    }

    void skip(long count) {
        at += checked(count);
    }

    private int checked(long length) {
        if (length < 0) {
            throw new UnreadableRecordException(ReadError.UNREADABLE);
        }
        if (length > bytes.length - at) {
            throw new UnreadableRecordException(ReadError.TRUNCATED);
        }
        return (int) length;
    }

    private byte next() {
        if (at >= bytes.length) {
            throw new UnreadableRecordException(ReadError.TRUNCATED);
        }
        return bytes[at++];
    }
}
