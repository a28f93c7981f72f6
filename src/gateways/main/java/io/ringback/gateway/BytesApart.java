package io.ringback.gateway;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Reads UTF-8 that may not be any, such as a name in Latin-1. Java puts one character in the place of every wrong byte, which
 * would make two agents one; here the byte's two digits follow it, as in what intake reads (R16).
 */
final class BytesApart {
    private static final char REPLACEMENT = '\uFFFD';
    private static final HexFormat DIGITS = HexFormat.of().withUpperCase();

    private BytesApart() {}

    /** The text of these bytes. */
    static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : apart(bytes);
    }

    /**
     * The text of a form's field, in which blanks and bytes are escaped.
     *
     * @throws IllegalArgumentException for an escape that is none
     */
    static String unescaped(String field) {
        String text = URLDecoder.decode(field, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) < 0) {
            return text;
        }
        // One character a byte, through the escapes and back.
        String bytes = new String(field.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return apart(URLDecoder.decode(bytes, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String apart(byte[] bytes) {
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(3 * bytes.length);
        CoderResult result = utf8.decode(in, out, true);
        while (result.isMalformed()) {
            for (int i = 0; i < result.length(); i++) {
                out.put(REPLACEMENT).put(DIGITS.toHexDigits(in.get()));
            }
            result = utf8.decode(in, out, true);
        }
        return out.flip().toString();
    }
}
