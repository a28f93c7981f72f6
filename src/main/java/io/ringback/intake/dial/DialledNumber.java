package io.ringback.intake.dial;

import org.jspecify.annotations.Nullable;

/**
 * What was dialled, rid of the way it was written: {@code 9-1-1}, {@code sip:911@example.com} and {@code tel:911} are
 * the same keys.
 *
 * @param kind what sort of address it is
 * @param keys the digits, {@code *} and {@code #} of {@link Kind#KEYS}; empty for the others
 * @param international whether the keys begin with a country's calling code ({@code +})
 * @param context the digits of a global {@code phone-context} (RFC 3966) that local keys belong to; mostly empty
 */
public record DialledNumber(Kind kind, String keys, boolean international, String context) {

    /** Sorts of addresses. */
    public enum Kind {
        /** {@code urn:service:sos} or a service under it (RFC 5031). */
        EMERGENCY_SERVICE,
        /** {@code urn:service:test.sos} or a service under it (RFC 6881). */
        TEST_SERVICE,
        /** Something dialled on a keypad. */
        KEYS,
        /** A name, a host or another service: an ordinary call. */
        NAME,
        /** Missing, blank, far too long, or nothing in it that could be dialled (R16). */
        UNUSABLE
    }

    /** Longer strings are no dialled numbers. */
    static final int LONGEST = 256;

    private static final DialledNumber NAMED = new DialledNumber(Kind.NAME, "", false, "");
    private static final DialledNumber UNUSABLE = new DialledNumber(Kind.UNUSABLE, "", false, "");
    private static final DialledNumber EMERGENCY_SERVICE = new DialledNumber(Kind.EMERGENCY_SERVICE, "", false, "");
    private static final DialledNumber TEST_SERVICE = new DialledNumber(Kind.TEST_SERVICE, "", false, "");

    /** Reads a dialled string of any origin: a bare number, a SIP, TEL or service URI. */
    public static DialledNumber read(@Nullable String dialled) {
        if (dialled == null || dialled.length() > LONGEST || dialled.isBlank()) {
            return UNUSABLE;
        }
        return Address.of(dialled).number();
    }

    static DialledNumber named() {
        return NAMED;
    }

    static DialledNumber unusable() {
        return UNUSABLE;
    }

    static DialledNumber emergencyService() {
        return EMERGENCY_SERVICE;
    }

    static DialledNumber testService() {
        return TEST_SERVICE;
    }

    /** The keys as one string that begins with {@code +} when they are international. */
    String canonical() {
        return international ? "+" + keys : keys;
    }

    /** Says the kind alone: a dialled number is a detail. */
    @Override
    public String toString() {
        return "DialledNumber[" + kind + "]";
    }
}
