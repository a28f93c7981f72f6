package io.ringback.intake.dial;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes numbers in the one form in which they are compared: {@code +}, calling code, national number (ITU-T E.164). */
public final class E164 {
    private static final Pattern WRITTEN = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private E164() {}

    /** Whether a number is written in E.164, in the only way in which its country writes it. */
    public static boolean isWritten(String number) {
        return WRITTEN.matcher(number).matches() && number.equals(parse(number, null));
    }

    /** A dialled number in E.164; null when it is none. */
    static @Nullable String of(DialledNumber dialled, String region) {
        if (dialled.kind() != DialledNumber.Kind.KEYS || dialled.keys().length() > 20) {
            return null;
        }
        String local = dialled.context().isEmpty() ? dialled.keys() : "+" + dialled.context() + dialled.keys();
        return parse(dialled.international() ? dialled.canonical() : local, region);
    }

    @SuppressWarnings("NullAway") // libphonenumber takes null for "no region"
    private static @Nullable String parse(String number, @Nullable String region) {
        try {
            return NUMBERS.format(NUMBERS.parse(number, region), PhoneNumberFormat.E164);
        } catch (NumberParseException e) {
            return null;
        }
    }
}
