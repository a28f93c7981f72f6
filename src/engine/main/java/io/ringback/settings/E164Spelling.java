package io.ringback.settings;

import io.ringback.core.CallbackNumber;

/** How E.164 is spelt, for those who may not know the rules: what a {@link CallbackNumber} takes. */
public final class E164Spelling {
    private E164Spelling() {}

    /** Whether a text is {@code +}, no zero, 7 to 15 digits; the numbering plans know more. */
    public static boolean matches(String text) {
        return CallbackNumber.isE164(text);
    }
}
