package io.ringback.intake.decode;

import io.ringback.wire.UnreadableRecordException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes JSON of what was meant to be JSON, so that an emergency is not lost for a tab in a field that nobody reads
 * (R16). It keeps the texts, numbers and words of the outermost object and nothing of what lies deeper: an empty list
 * stands where something was that is not kept.
 */
final class JsonRepair {
    private static final String HEX = "0123456789abcdef";

    /** Digits as they are dialled ({@code +1…}, {@code 0112}), and the truths of other languages. */
    private static final Pattern UNQUOTED = Pattern.compile("\\+?[0-9]+|(?i:true|false)");

    private static final Pattern NOTHING = Pattern.compile("(?i)|null|nil|none|nan|undefined");
    private static final byte[] NOT_KEPT = {'[', ']'};

    private final byte[] bytes;
    private final ByteArrayOutputStream repaired = new ByteArrayOutputStream();
    private boolean isCut;
    private int at;

    private JsonRepair(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from + 1;
    }

    /**
     * The repaired object.
     *
     * @param isCut whether the record ended before the object did
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, compared by nobody
    record Repaired(byte[] json, boolean isCut) {}

    /**
     * Repairs the object that begins there.
     *
     * @param from where its brace is
     */
    static Repaired of(byte[] bytes, int from) {
        JsonRepair repair = new JsonRepair(bytes, from);
        repair.repaired.write('{');
        repair.entries();
        repair.repaired.write('}');
        return new Repaired(repair.repaired.toByteArray(), repair.isCut);
    }

    private void entries() {
        while (at < bytes.length && bytes[at] != '}') {
            if (bytes[at] == '"') {
                entry();
            } else {
                at++;
            }
        }
        isCut |= at >= bytes.length;
    }

    private void entry() {
        byte[] name = text();
        pastSpace();
        if (name == null || at >= bytes.length || bytes[at] != ':') {
            return;
        }
        at++;
        pastSpace();
        byte[] value = value();
        if (value != null) {
            if (repaired.size() > 1) {
                repaired.write(',');
            }
            repaired.writeBytes(name);
            repaired.write(':');
            repaired.writeBytes(value);
        }
    }

    /** Null when it is nothing to keep. */
    private byte @Nullable [] value() {
        if (at >= bytes.length) {
            return null;
        }
        return switch (bytes[at]) {
            case '"' -> text();
            case '{', '[' -> {
                pastNested();
                yield NOT_KEPT;
            }
            default -> bare();
        };
    }

    /** A text with its quotes, in valid JSON; null when its end is missing. */
    private byte @Nullable [] text() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.write('"');
        for (at++; at < bytes.length; at++) {
            byte next = bytes[at];
            if (next == '"') {
                at++;
                text.write('"');
                return text.toByteArray();
            }
            if (next == '\\') {
                escape(text);
            } else if (next >= 0 && next < ' ') {
                text.writeBytes(new byte[] {'\\', 'u', '0', '0', digit(next >> 4), digit(next & 0xF)});
            } else {
                text.write(next);
            }
        }
        return null;
    }

    /** An escape as it is; of one that JSON does not know, what it escapes. */
    private void escape(ByteArrayOutputStream text) {
        try {
            int end = JsonEscapes.end(bytes, at + 1);
            text.write(bytes, at, end - at);
            at = end - 1;
        } catch (UnreadableRecordException e) {
            if (at + 1 < bytes.length && bytes[at + 1] == 'u') {
                at++;
            }
        }
    }

    private static byte digit(int value) {
        return (byte) HEX.charAt(value);
    }

    /** To the bracket that closes this one, however deep they lie and whichever they are. */
    private void pastNested() {
        int depth = 0;
        for (; at < bytes.length; at++) {
            byte next = bytes[at];
            if (next == '"') {
                text();
                at--;
            } else if (next == '{' || next == '[') {
                depth++;
            } else if ((next == '}' || next == ']') && --depth == 0) {
                at++;
                return;
            }
        }
    }

    /** A number or a word that JSON knows, or one that only lacks its quotes; null when it says that there is nothing. */
    private byte @Nullable [] bare() {
        int from = at;
        while (at < bytes.length && ",}] \t\r\n\0".indexOf(bytes[at]) < 0) {
            at++;
        }
        byte[] value = Arrays.copyOfRange(bytes, from, at);
        if (isJson(value)) {
            return value;
        }
        String word = new String(value, StandardCharsets.ISO_8859_1);
        if (UNQUOTED.matcher(word).matches()) {
            return ('"' + word + '"').getBytes(StandardCharsets.ISO_8859_1);
        }
        return NOTHING.matcher(word).matches() ? null : NOT_KEPT;
    }

    private static boolean isJson(byte[] value) {
        try {
            JsonBytes in = new JsonBytes(value, 0);
            in.skip();
            in.end();
            return true;
        } catch (UnreadableRecordException e) {
            return false;
        }
    }

    private void pastSpace() {
        while (at < bytes.length && bytes[at] <= ' ' && bytes[at] >= 0) {
            at++;
        }
    }
}
