package io.ringback.settings;

/**
 * The one declaration of a setting, from which loading, error messages and the reference page come.
 *
 * @param key its name in a file; {@code pools.<name>.low} stands for one key a pool
 * @param defaultText what holds when nobody gives it, as it would be written
 * @param takes what a value must be, to follow "must be"
 * @param parser turns text into the value, or throws {@link IllegalArgumentException}
 * @param sensitive never printed, not even in an error
 * @param doc what it does, in one sentence
 */
public record Setting<T>(
        String key, String defaultText, String takes, Parser<T> parser, boolean sensitive, String doc) {
    static final String POOL_NAME = "<name>";

    /** Turns a value's text into the value. */
    public interface Parser<T> {
        /** Throws {@link IllegalArgumentException}; its message, if any, says which part is wrong and quotes nothing. */
        T parse(String text);
    }

    T defaultValue() {
        return parser.parse(defaultText);
    }

    boolean isPerPool() {
        return key.contains(POOL_NAME);
    }

    String keyFor(String pool) {
        return key.replace(POOL_NAME, pool);
    }
}
