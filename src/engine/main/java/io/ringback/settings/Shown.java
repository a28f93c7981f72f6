package io.ringback.settings;

import org.jspecify.annotations.Nullable;

/**
 * A setting as a person may see it.
 *
 * @param text as it was written; {@code (hidden)} where it may be a password
 * @param origin the file, the variable, {@code --set}, the profile or {@code default}
 */
public record Shown(String text, String origin) {
    static final String HIDDEN = "(hidden)";
    private static final String DEFAULT = "default";

    /** Whether anybody chose it. */
    public boolean isGiven() {
        return !origin.equals(DEFAULT);
    }

    static Shown of(Setting<?> setting, RawSettings.@Nullable Value given) {
        if (given == null) {
            return new Shown(setting.defaultText(), DEFAULT);
        }
        return new Shown(setting.sensitive() ? HIDDEN : given.text(), given.origin());
    }
}
