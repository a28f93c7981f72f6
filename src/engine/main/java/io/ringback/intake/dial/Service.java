package io.ringback.intake.dial;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Knows the emergency service by its word {@code sos}, however its URN is mangled ({@code urn:services:sos},
 * {@code urn:service.sos.fire}), and as a SIP user ({@code sip:sos@example.com}). R23, RFC 5031, RFC 6881.
 */
final class Service {
    private static final String SOS = "sos";
    private static final String TEST = "test";

    private Service() {}

    static boolean isUrn(String text) {
        return isBefore(text, "urn") || isBefore(text, "service") || isBefore(text, "services");
    }

    private static boolean isBefore(String text, String word) {
        return begins(text, word) && text.length() > word.length() && ":._-/".indexOf(text.charAt(word.length())) >= 0;
    }

    /** One of its labels says what it is; parameters say nothing. */
    static DialledNumber ofUrn(String urn) {
        String name = PercentEncoding.decode(urn).split("[;?#@>]", 2)[0].toLowerCase(Locale.ROOT);
        List<String> labels = Arrays.asList(name.split("[:._/\\s-]+", -1));
        int sos = labels.indexOf(SOS);
        if (sos < 0) {
            return DialledNumber.named();
        }
        return sos > 0 && labels.get(sos - 1).equals(TEST)
                ? DialledNumber.testService()
                : DialledNumber.emergencyService();
    }

    /** Whether a user is the service's name, or that of a service under it. */
    static boolean isNamed(String user) {
        return isLabel(user, SOS) || isLabel(user, TEST + "." + SOS);
    }

    static DialledNumber named(String user) {
        return begins(user, SOS) ? DialledNumber.emergencyService() : DialledNumber.testService();
    }

    private static boolean isLabel(String user, String name) {
        return begins(user, name) && (user.length() == name.length() || ".;".indexOf(user.charAt(name.length())) >= 0);
    }

    private static boolean begins(String text, String prefix) {
        return text.regionMatches(true, 0, prefix, 0, prefix.length());
    }
}
