package io.ringback.intake.dial;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.ringback.settings.E164Spelling;
import org.jspecify.annotations.Nullable;

/**
 * Writes numbers in the one form in which they are compared: {@code +}, calling code, national number (ITU-T E.164), and
 * asks the national numbering plan about them. How E.164 is spelt is {@link E164Spelling}'s to say.
 */
public final class E164 {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final int LONGEST_DIALLED = 20;

    private E164() {}

    /** Whether a number is written in E.164, in the only way in which its country writes it. */
    public static boolean isWritten(String number) {
        return E164Spelling.matches(number) && number.equals(parse(number, null));
    }

    /** Whether a number is as long as its country's plan has numbers; false for what is only begun. */
    public static boolean isInPlan(String number) {
        PhoneNumber parsed = parsed(number, null);
        return isWritten(number)
                && parsed != null
                && NUMBERS.isPossibleNumberWithReason(parsed) == ValidationResult.IS_POSSIBLE;
    }

    /** A dialled number in E.164; null when it is none. */
    static @Nullable String of(DialledNumber dialled, String region) {
        if (dialled.kind() != DialledNumber.Kind.KEYS || dialled.keys().length() > LONGEST_DIALLED) {
            return null;
        }
        String local = dialled.context().isEmpty() ? dialled.keys() : "+" + dialled.context() + dialled.keys();
        return parse(dialled.international() ? dialled.canonical() : local, region);
    }

    /** Whether these are the digits of a number in E.164, alone or after any country's exit code. */
    static boolean isWithoutPlus(String number, DialledNumber dialled) {
        String keys = dialled.keys();
        if (dialled.international()
                || !number.regionMatches(1, keys, keys.length() - number.length() + 1, number.length() - 1)) {
            return false;
        }
        String before = keys.substring(0, Math.max(0, keys.length() - number.length() + 1));
        return before.isEmpty() || ExitCode.ALL.contains(before);
    }

    /** Whether the number is dialled as its own country dials it. */
    static boolean isNational(String number, DialledNumber dialled) {
        PhoneNumber parsed = parsed(number, null);
        return parsed != null
                && !dialled.international()
                && number.equals(of(dialled, NUMBERS.getRegionCodeForCountryCode(parsed.getCountryCode())));
    }

    private static @Nullable String parse(String number, @Nullable String region) {
        PhoneNumber parsed = parsed(number, region);
        return parsed == null ? null : NUMBERS.format(parsed, PhoneNumberFormat.E164);
    }

    @SuppressWarnings("NullAway") // libphonenumber takes null for "no region"
    private static @Nullable PhoneNumber parsed(String number, @Nullable String region) {
        try {
            return NUMBERS.parse(number, region);
        } catch (NumberParseException e) {
            return null;
        }
    }
}
