package io.ringback.settings;

/**
 * The one declaration of a setting, from which loading, error messages and the reference page come.
 *
 * @param key its name in a file; {@code pools.<name>.low} stands for one key a pool, {@code gateway.<name>.system} a gateway
 * @param defaultText what holds when nobody gives it, as it would be written
 * @param takes what a value must be, to follow "must be"
 * @param parser turns text into the value, or throws {@link IllegalArgumentException}
 * @param sensitive never printed, not even in an error
 * @param doc what it does, in one sentence
 */
public record Setting<T>(
        String key, String defaultText, String takes, Parser<T> parser, boolean sensitive, String doc) {
    static final String NAME = "<name>";
    static final String OF_POOL = "pools." + NAME;
    static final String OF_GATEWAY = "gateway." + NAME;

    /** Turns a value's text into the value. */
    public interface Parser<T> {
        /** Throws {@link IllegalArgumentException}; its message, if any, says which part is wrong and quotes nothing. */
        T parse(String text);
    }

    /** One that may be printed. */
    static <T> Setting<T> of(String key, String defaultText, String takes, Parser<T> parser, String doc) {
        return new Setting<>(key, defaultText, takes, parser, false, doc);
    }

    T defaultValue() {
        return parser.parse(defaultText);
    }

    boolean isPerPool() {
        return key.startsWith(OF_POOL);
    }

    boolean isPerGateway() {
        return key.startsWith(OF_GATEWAY);
    }

    /** The key of one pool, or of one gateway. */
    String keyFor(String name) {
        return key.replace(NAME, name);
    }
}
