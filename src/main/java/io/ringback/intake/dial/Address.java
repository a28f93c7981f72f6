package io.ringback.intake.dial;

import java.util.Locale;

/**
 * Finds the dialled part of an address: the user of a SIP URI (RFC 3261 §19.1), the number of a TEL URI (RFC 3966), the
 * service of a URN (RFC 5031), or the string itself.
 */
final class Address {
    private static final String PHONE_CONTEXT = ";phone-context=";

    private final String text;

    private Address(String text) {
        this.text = text;
    }

    /** The address inside {@code <…>}, when it comes with a display name. */
    static Address of(String dialled) {
        int open = dialled.lastIndexOf('<');
        int close = dialled.indexOf('>', open + 1);
        return new Address((open < 0 || close < 0 ? dialled : dialled.substring(open + 1, close)).strip());
    }

    DialledNumber number() {
        if (startsWith("urn:")) {
            return service();
        }
        if (startsWith("sip:") || startsWith("sips:")) {
            return sip(text.substring(text.indexOf(':') + 1));
        }
        if (startsWith("tel:")) {
            return local(text.substring("tel:".length()));
        }
        return text.indexOf('@') < 0 ? Keypad.read(text, "") : sip(text);
    }

    private DialledNumber service() {
        if (isService("urn:service:sos")) {
            return DialledNumber.emergencyService();
        }
        return isService("urn:service:test.sos") ? DialledNumber.testService() : DialledNumber.named();
    }

    private boolean isService(String name) {
        return startsWith(name) && (text.length() == name.length() || ".;?#".indexOf(text.charAt(name.length())) >= 0);
    }

    private boolean startsWith(String prefix) {
        return text.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    /** The user; without one the host is an address only when it is plainly a number ({@code sip:911}). */
    private static DialledNumber sip(String uri) {
        int at = uri.indexOf('@');
        if (at >= 0) {
            return local(PercentEncoding.decode(upTo(uri.substring(0, at), ':')));
        }
        String host = upTo(upTo(upTo(uri, ';'), '?'), ':');
        boolean isNumber = host.chars().allMatch(c -> Character.isDigit(c) || "+-()*#".indexOf(c) >= 0);
        return isNumber ? Keypad.read(host, "") : DialledNumber.named();
    }

    /** A number with parameters; a local one may say which country it is local to. */
    private static DialledNumber local(String number) {
        int context = number.toLowerCase(Locale.ROOT).indexOf(PHONE_CONTEXT);
        String scope = context < 0 ? "" : upTo(number.substring(context + PHONE_CONTEXT.length()), ';');
        return Keypad.read(upTo(number, ';'), scope.startsWith("+") ? Keypad.digits(scope) : "");
    }

    private static String upTo(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }
}
