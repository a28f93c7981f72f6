package io.ringback.intake.dial;

import java.util.Locale;

/**
 * Finds the dialled part of an address: the user of a SIP URI (RFC 3261 §19.1), the number of a TEL URI (RFC 3966), a
 * service (RFC 5031), or the string itself. It reads malformed addresses, too: a mangled emergency is one (R23).
 */
final class Address {
    private static final String PHONE_CONTEXT = ";phone-context=";

    private final String text;

    private Address(String text) {
        this.text = text;
    }

    /** The address, also when it comes in {@code <…>} with a display name before or parameters after it. */
    static Address of(String dialled) {
        String plain = PlainText.of(dialled);
        return new Address(isUri(plain) ? plain : Brackets.inside(plain));
    }

    DialledNumber number() {
        if (startsWith(text, "sip:") || startsWith(text, "sips:") || startsWith(text, "h323:")) {
            return sip(afterScheme());
        }
        if (Service.isUrn(text)) {
            return Service.ofUrn(text);
        }
        if (startsWith(text, "tel:") || startsWith(text, "callto:") || isRawId(text)) {
            return local(PercentEncoding.decode(afterScheme()));
        }
        if (text.indexOf('@') >= 0) {
            return sip(text);
        }
        String decoded = PercentEncoding.decode(text);
        return decoded.equals(text) ? local(text) : new Address(decoded).number();
    }

    private static boolean isUri(String text) {
        return startsWith(text, "urn:")
                || startsWith(text, "sip:")
                || startsWith(text, "sips:")
                || startsWith(text, "tel:");
    }

    /** How Azure Communication Services writes a telephone number: {@code 4:+12025550123}. */
    private static boolean isRawId(String text) {
        return text.startsWith("4:") && text.length() > 2 && "+0123456789".indexOf(text.charAt(2)) >= 0;
    }

    private String afterScheme() {
        String rest = text.substring(text.indexOf(':') + 1);
        return rest.startsWith("//") ? rest.substring(2) : rest;
    }

    private static boolean startsWith(String text, String prefix) {
        return text.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private static DialledNumber sip(String uri) {
        int at = uri.indexOf('@');
        String user = PercentEncoding.decode(at < 0 ? upTo(uri, '?') : uri.substring(0, at));
        if (at >= 0 && Keypad.isPlain(user)) {
            return Keypad.read(user, "");
        }
        if (Service.isUrn(user)) {
            return Service.ofUrn(user);
        }
        return at < 0 ? host(user) : local(upTo(user, ':'));
    }

    /** Without a user the host is an address only when it is plainly a number ({@code sip:911}) or the word itself. */
    private static DialledNumber host(String uri) {
        String host = upTo(upTo(uri, ';'), ':');
        if (Service.isNamed(host) && host.indexOf('.') < 0) {
            return Service.named(host);
        }
        boolean isNumber = host.chars().allMatch(c -> Character.isDigit(c) || "+-()*#,".indexOf(c) >= 0);
        int parameters = uri.indexOf(';');
        return isNumber ? local(parameters < 0 ? host : host + uri.substring(parameters)) : DialledNumber.named();
    }

    /** A number with parameters; a local one may say which country it is local to. */
    private static DialledNumber local(String number) {
        int context =
                number.indexOf(';') < 0 ? -1 : number.toLowerCase(Locale.ROOT).indexOf(PHONE_CONTEXT);
        if (Service.isUrn(number)) {
            return Service.ofUrn(number);
        }
        if (Service.isNamed(number)) {
            return Service.named(number);
        }
        if (context < 0) {
            return Keypad.read(number, "");
        }
        String scope = upTo(number.substring(context + PHONE_CONTEXT.length()), ';');
        boolean isGlobal = scope.startsWith("+") || scope.startsWith("\"+");
        return Keypad.read(upTo(number, ';'), isGlobal ? Keypad.digits(scope) : "");
    }

    private static String upTo(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }
}
