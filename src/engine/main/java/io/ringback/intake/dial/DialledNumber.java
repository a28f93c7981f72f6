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
 * @param afterPause what is dialled after a pause, as after an outside line's dial tone; mostly null
 */
public record DialledNumber(
        Kind kind,
        String keys,
        boolean international,
        String context,
        @Nullable DialledNumber afterPause) {

    /** Sorts of addresses. */
    public enum Kind {
        /** {@code urn:service:sos} or a service under it (RFC 5031), also when mangled. */
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

    private static final DialledNumber NAMED = without(Kind.NAME);
    private static final DialledNumber UNUSABLE = without(Kind.UNUSABLE);
    private static final DialledNumber EMERGENCY_SERVICE = without(Kind.EMERGENCY_SERVICE);
    private static final DialledNumber TEST_SERVICE = without(Kind.TEST_SERVICE);

    /** Reads a dialled string of any origin: a bare number, a SIP, TEL or service URI. */
    public static DialledNumber read(@Nullable String dialled) {
        if (dialled == null || dialled.length() > LONGEST || dialled.isBlank()) {
            return UNUSABLE;
        }
        return Keypad.isPlain(dialled)
                ? Keypad.read(dialled, "")
                : Address.of(dialled).number();
    }

    /** Whether bytes of it were no characters, so that nobody can tell what was dialled (R16). */
    public static boolean isTorn(@Nullable String dialled) {
        return dialled != null && dialled.indexOf('\uFFFD') >= 0;
    }

    private static DialledNumber without(Kind kind) {
        return new DialledNumber(kind, "", false, "", null);
    }

    /** These keys, dialled within the country as this number was. */
    DialledNumber dialledAs(String otherKeys) {
        return new DialledNumber(Kind.KEYS, otherKeys, false, context, null);
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
