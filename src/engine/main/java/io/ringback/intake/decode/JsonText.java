package io.ringback.intake.decode;

import java.nio.charset.StandardCharsets;

/** What a JSON text says whose bytes, without its quotes, are known: from {@code from} to before {@code end}. */
final class JsonText {
    private JsonText() {}

    static String of(byte[] bytes, int from, int end) {
        String raw = new String(bytes, from, end - from, StandardCharsets.UTF_8);
        return raw.indexOf('\\') < 0 ? raw : JsonEscapes.undo(raw);
    }

    /** One in which wrong bytes stay apart. */
    static String reference(byte[] bytes, int from, int end) {
        String text = of(bytes, from, end);
        if (!References.isDoubtful(text) && !(isEscaped(bytes, from, end) && JsonEscapes.isTorn(text))) {
            return text;
        }
        byte[] undone = JsonEscapes.undo(bytes, from, end);
        return References.apart(undone, 0, undone.length);
    }

    /** Which of these it is, being written with escapes, or -1. */
    static int escapedOneOf(byte[][] texts, byte[] bytes, int from, int end) {
        String text = isEscaped(bytes, from, end) ? of(bytes, from, end) : "";
        for (int i = 0; !text.isEmpty() && i < texts.length; i++) {
            if (text.equals(new String(texts[i], StandardCharsets.UTF_8))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isEscaped(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] == '\\') {
                return true;
            }
        }
        return false;
    }
}
