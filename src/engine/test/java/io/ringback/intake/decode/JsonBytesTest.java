package io.ringback.intake.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.wire.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the walk over JSON against Jackson's own parser. */
final class JsonBytesTest {
    private static final ObjectMapper JACKSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"a\"",
        "\"\\u00e4\\n\"",
        "\"\\\"\"",
        "1",
        "-0.5e-3",
        "0",
        "01",
        "true",
        "false",
        "null",
        " ",
        "\n",
        "\"",
        "\\",
        "e",
        "-",
        "{\"a\":1}",
        "[1,2]",
        "{\"b\":{\"c\":[{}]}}",
        "\u0001",
        "\u00e4"
    };

    private static final String[] PLAIN = {"a", " ", "!", "#", "[", "]", "\u007f", "\u00e4", "\u20ac", "\ud83d\ude00"};
    private static final String[] MARKS = {"\"", "\\", "\\n", "\\u00e4", "\\\"", "\u0001", "\u001f", "\n", "\" "};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void acceptsWhatJacksonAccepts(long seed) {
        Random random = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < 50_000; i++) {
            String json = random.nextBoolean() ? value(random, 0) : noise(random);
            boolean byJackson = isJsonToJackson(json);
            assertThat(isJson(json)).as("seed %d: %s", seed, json).isEqualTo(byJackson);
            accepted += byJackson ? 1 : 0;
        }
        assertThat(accepted).isGreaterThan(10_000);
    }

    /** Texts are looked at eight bytes at a time: the mark that ends one may stand at any of them. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsTheEndOfATextLikeJackson(long seed) {
        Random random = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < 50_000; i++) {
            String json = text(random);
            boolean byJackson = isJsonToJackson(json);
            assertThat(isJson(json)).as("seed %d: %s", seed, json).isEqualTo(byJackson);
            accepted += byJackson ? 1 : 0;
        }
        assertThat(accepted).isBetween(10_000, 40_000);
    }

    private static String text(Random random) {
        StringBuilder json = new StringBuilder("\"");
        for (int left = random.nextInt(30); left > 0; left--) {
            json.append(
                    random.nextInt(40) == 0
                            ? MARKS[random.nextInt(MARKS.length)]
                            : PLAIN[random.nextInt(PLAIN.length)]);
        }
        return json.append('"').toString();
    }

    private static String noise(Random random) {
        StringBuilder json = new StringBuilder();
        for (int left = random.nextInt(6); left >= 0; left--) {
            json.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return json.toString();
    }

    /** Mostly right, sometimes with one piece too many. */
    private static String value(Random random, int depth) {
        String slip = random.nextInt(60) == 0 ? PIECES[random.nextInt(PIECES.length)] : "";
        return slip
                + switch (random.nextInt(depth > 3 ? 4 : 6)) {
                    case 0 -> "\"x\\t\"";
                    case 1 -> Double.toString(random.nextGaussian());
                    case 2 -> "true";
                    case 3 -> "null";
                    case 4 -> "[" + value(random, depth + 1) + " ," + value(random, depth + 1) + "]";
                    default -> "{ \"a\" : " + value(random, depth + 1) + ",\"b\":" + value(random, depth + 1) + "}";
                };
    }

    private static boolean isJson(String json) {
        try {
            JsonBytes bytes = new JsonBytes(json.getBytes(StandardCharsets.UTF_8), 0);
            bytes.skip();
            bytes.end();
            return true;
        } catch (UnreadableRecordException e) {
            return false;
        }
    }

    private static boolean isJsonToJackson(String json) {
        try {
            return !JACKSON.readTree(json).isMissingNode();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
