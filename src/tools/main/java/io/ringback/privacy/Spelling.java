package io.ringback.privacy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The ways in which a value may be written by a program that leaks it: as text, as an encoding of its bytes, as a number,
 * in pieces. A length in front of it (Avro, Java, Kafka) makes no difference: the value's own bytes stay together.
 */
final class Spelling {
    private Spelling() {}

    /** Name of the spelling to the bytes; every one is five bytes or more. */
    static Map<String, byte[]> of(Canary canary) {
        Map<String, byte[]> ways = new LinkedHashMap<>();
        String value = canary.value();
        text(ways, value);
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        ways.put("hex", ascii(HexFormat.of().formatHex(utf8)));
        ways.put("HEX", ascii(HexFormat.of().withUpperCase().formatHex(utf8)));
        ways.put("base64+0", base64(utf8, 0));
        ways.put("base64+1", base64(utf8, 1));
        ways.put("base64+2", base64(utf8, 2));
        ways.put("backwards", ascii(new StringBuilder(value).reverse().toString()));
        if (canary.isNumber()) {
            number(ways, value);
            ways.putAll(NumberSpelling.of(value));
        } else {
            ways.put("upper case", ascii(value.toUpperCase(Locale.ROOT)));
            // Cut in two, wherever that is, one of the halves stays whole.
            ways.put("first half", ascii(value.substring(0, value.length() / 2)));
            ways.put("second half", ascii(value.substring(value.length() / 2)));
        }
        return ways;
    }

    private static void text(Map<String, byte[]> ways, String value) {
        for (Charset charset :
                new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            ways.put(charset.name(), value.getBytes(charset));
        }
    }

    /** As people write a North American number, and as programs keep a number. */
    private static void number(Map<String, byte[]> ways, String digits) {
        String area = digits.substring(0, 3);
        String rest = digits.substring(3, 6) + "-" + digits.substring(6);
        ways.put("dashed", ascii(area + "-" + rest));
        ways.put("spaced", ascii(area + ") " + rest));
        long e164 = Long.parseLong("1" + digits);
        ways.put("long BE", ByteBuffer.allocate(8).putLong(e164).array());
        ways.put(
                "long LE",
                ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(e164)
                        .array());
        ways.put("BCD", HexFormat.of().parseHex("01" + digits));
    }

    /** The characters that depend on the value alone, whatever stands before and after it. */
    private static byte[] base64(byte[] value, int offset) {
        byte[] shifted = new byte[offset + value.length];
        System.arraycopy(value, 0, shifted, offset, value.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int from = offset == 0 ? 0 : offset + 1;
        int certain = shifted.length * 8 / 6;
        return ascii(encoded.substring(from, certain));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
