package io.ringback.intake.dial;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads keys out of a written number: separators and invisible characters are passed over, and digits of any script
 * count. What follows a pause is kept apart, since it is dialled after an outside line was taken, or after the call is
 * up; what follows an extension mark or a word is no part of the number.
 */
final class Keypad {
    private static final List<String> WORDS = List.of("emergency", "sos");
    private static final String PAUSES = "pPwW";

    /** As in {@code +44 (0) 20}: to be dialled within the country alone. */
    private static final String TRUNK_CODE = "(0)";

    private static final int SHORTEST_BEFORE_A_LETTER = 3;

    private final String text;
    private final StringBuilder keys = new StringBuilder();
    private boolean plus;
    private @Nullable DialledNumber afterPause;

    private Keypad(String text) {
        this.text = text;
    }

    static DialledNumber read(String text, String context) {
        boolean plus = text.startsWith("+");
        return isPlain(text) ? keys(plus ? text.substring(1) : text, plus, context, null) : pressed(text, context);
    }

    /** As nearly every number is written: digits, and perhaps a plus. */
    static boolean isPlain(String text) {
        return areDigits(text, text.startsWith("+") ? 1 : 0);
    }

    private static boolean areDigits(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                return false;
            }
        }
        return text.length() > from;
    }

    private static DialledNumber pressed(String text, String context) {
        Keypad keypad = new Keypad(text);
        if (!keypad.press()) {
            return DialledNumber.named();
        }
        String keys = keypad.withoutSendKey();
        if (keys.isEmpty()) {
            return keypad.afterWord(0) > 0 ? DialledNumber.named() : DialledNumber.unusable();
        }
        return keys(keys, keypad.plus, context, keypad.afterPause);
    }

    private static DialledNumber keys(String keys, boolean plus, String context, @Nullable DialledNumber afterPause) {
        return new DialledNumber(DialledNumber.Kind.KEYS, keys, plus, plus ? "" : context, afterPause);
    }

    /** The digits of a text, whatever else is in it. */
    static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.codePoints().map(c -> Character.digit(c, 10)).filter(d -> d >= 0).forEach(digits::append);
        return digits.toString();
    }

    /** False when it is a name. */
    private boolean press() {
        int next;
        for (int at = afterWord(0); at < text.length(); at = next) {
            int c = text.codePointAt(at);
            next = at + Character.charCount(c);
            if (plus && text.startsWith(TRUNK_CODE, at)) {
                next = at + TRUNK_CODE.length();
                continue;
            }
            if ((c == ',' || c == ';') && !keys.isEmpty()) {
                afterPause = keysFrom(next);
                return true;
            }
            if (Character.isLetter(c)) {
                return endsBefore(at, next);
            }
            press(c);
        }
        return true;
    }

    private void press(int c) {
        int digit = Character.digit(c, 10);
        if (digit >= 0) {
            keys.append((char) ('0' + digit));
        } else if (c == '*' || c == '#') {
            keys.append((char) c);
        } else if (keys.isEmpty() && c == '+') {
            plus = true;
        }
    }

    private @Nullable DialledNumber keysFrom(int from) {
        DialledNumber rest = read(text.substring(from).strip(), "");
        return rest.kind() == DialledNumber.Kind.KEYS ? rest : null;
    }

    /** Whether the number was complete before this letter: words after a gap, an extension, a pause, a lone letter. */
    private boolean endsBefore(int letter, int next) {
        if (keys.isEmpty()) {
            return false;
        }
        char before = text.charAt(letter - 1);
        boolean hasNoMore = text.codePoints().skip(text.codePointCount(0, next)).noneMatch(Character::isLetter);
        if (PAUSES.indexOf(text.charAt(letter)) >= 0) {
            afterPause = keysFrom(next);
            if (hasNoMore || afterPause != null) {
                return true;
            }
        }
        return Character.isWhitespace(before)
                || before == '('
                || afterWord(letter) > letter
                || ("xX".indexOf(text.charAt(letter)) >= 0 && hasNoMore)
                || (next == text.length() && keys.length() >= SHORTEST_BEFORE_A_LETTER);
    }

    /** Where the word that says what the number is has ended; {@code from} when there is none. */
    private int afterWord(int from) {
        for (String word : WORDS) {
            int end = from + word.length();
            if (text.regionMatches(true, from, word, 0, word.length())
                    && (end == text.length() || !Character.isLetter(text.codePointAt(end)))) {
                return end;
            }
        }
        return from;
    }

    /** Some phones send a number with {@code #}; a star after it is as idle. */
    private String withoutSendKey() {
        int end = keys.length();
        while (end > 1 && (keys.charAt(end - 1) == '#' || keys.charAt(end - 1) == '*')) {
            end--;
        }
        return keys.substring(0, end);
    }
}
