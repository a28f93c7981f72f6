package io.ringback.privacy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** How programs keep a telephone number that is no text to them, and how one looks that is kept in its parts. */
final class NumberSpelling {
    private NumberSpelling() {}

    /** @param digits the ten digits of a North American number */
    static Map<String, byte[]> of(String digits) {
        Map<String, byte[]> ways = new LinkedHashMap<>();
        long national = Long.parseLong(digits);
        long e164 = Long.parseLong("1" + digits);
        ways.put("Avro long", zigzag(e164));
        ways.put("Avro long, national", zigzag(national));
        ways.put("varint", varint(e164));
        ways.put("double BE", ByteBuffer.allocate(8).putDouble((double) e164).array());
        ways.put(
                "double LE",
                ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putDouble((double) e164)
                        .array());
        ways.put("TBCD", swapped("1" + digits + "f"));
        ways.put("TBCD, national", swapped(digits));
        parts(ways, digits.substring(0, 3), digits.substring(3, 6), digits.substring(6));
        ways.put("digit by digit", ascii(String.join(" ", digits.split(""))));
        ways.put("digit by digit, commas", ascii(String.join(",", digits.split(""))));
        return ways;
    }

    private static void parts(Map<String, byte[]> ways, String area, String exchange, String line) {
        ways.put("dotted", ascii(area + "." + exchange + "." + line));
        ways.put("spaces alone", ascii(area + " " + exchange + " " + line));
        ways.put("split, JSON", ascii(area + "\",\"" + exchange + "\",\"" + line));
        ways.put("split in two, JSON", ascii(area + "\",\"" + exchange + line));
        ways.put("split, Avro", avro(area, exchange, line));
        ways.put("split in two, Avro", avro(area, exchange + line));
    }

    /** Texts one behind the other as Avro writes them: each with its zigzag length in front. */
    private static byte[] avro(String... texts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String text : texts) {
            out.write(2 * text.length());
            out.writeBytes(ascii(text));
        }
        return out.toByteArray();
    }

    private static byte[] zigzag(long number) {
        return varint((number << 1) ^ (number >> 63));
    }

    private static byte[] varint(long number) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
        return out.toByteArray();
    }

    /** As telephone networks pack digits: two to a byte, the first in the lower half. */
    private static byte[] swapped(String digits) {
        StringBuilder pairs = new StringBuilder();
        for (int i = 0; i < digits.length(); i += 2) {
            pairs.append(digits.charAt(i + 1)).append(digits.charAt(i));
        }
        return HexFormat.of().parseHex(pairs);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
