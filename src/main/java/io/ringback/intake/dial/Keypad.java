package io.ringback.intake.dial;

/**
 * Reads keys out of a written number: separators and invisible characters are passed over, digits of any script count,
 * and what follows a pause or an extension mark is dialled after the call is up, so that it is no part of the number.
 */
final class Keypad {
    private final String text;
    private final StringBuilder keys = new StringBuilder();
    private boolean plus;

    private Keypad(String text) {
        this.text = text;
    }

    static DialledNumber read(String text, String context) {
        boolean plus = text.startsWith("+");
        String rest = plus ? text.substring(1) : text;
        return areDigits(rest) ? keys(rest, plus, context) : pressed(text, context);
    }

    /** As nearly every number is written: then they are the keys. */
    private static boolean areDigits(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static DialledNumber pressed(String text, String context) {
        Keypad keypad = new Keypad(text);
        if (!keypad.press()) {
            return DialledNumber.named();
        }
        String keys = keypad.withoutSendKey();
        if (keys.isEmpty()) {
            return DialledNumber.unusable();
        }
        return keys(keys, keypad.plus, context);
    }

    private static DialledNumber keys(String keys, boolean plus, String context) {
        return new DialledNumber(DialledNumber.Kind.KEYS, keys, plus, plus ? "" : context);
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
        for (int at = 0; at < text.length(); at = next) {
            int c = text.codePointAt(at);
            next = at + Character.charCount(c);
            if (c == ',' || c == ';') {
                return true;
            }
            if (Character.isLetter(c)) {
                return endsBefore(at);
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
        } else if (keys.isEmpty() && (c == '+' || c == '\uFF0B')) {
            plus = true;
        }
    }

    /** Whether the number was complete before this letter: words after a gap, an extension or a pause. */
    private boolean endsBefore(int letter) {
        if (keys.isEmpty()) {
            return false;
        }
        char before = text.charAt(letter - 1);
        return Character.isWhitespace(before) || before == '(' || isDialledLater(letter);
    }

    private boolean isDialledLater(int letter) {
        int mark = text.charAt(letter);
        return "xXpPwW".indexOf(mark) >= 0
                && text.codePoints().skip(text.codePointCount(0, letter) + 1L).noneMatch(Character::isLetter);
    }

    /** Some phones send a number with {@code #}. */
    private String withoutSendKey() {
        int end = keys.length();
        while (end > 1 && keys.charAt(end - 1) == '#') {
            end--;
        }
        return keys.substring(0, end);
    }
}
