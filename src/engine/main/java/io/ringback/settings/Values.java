package io.ringback.settings;

import java.util.Map;

/** The value of each setting, by its key; the loader has put one there for every setting. */
record Values(Map<String, Object> byKey) {
    Values {
        byKey = Map.copyOf(byKey);
    }

    <T> T get(Setting<T> setting) {
        return at(setting.key());
    }

    /** A setting of one pool, or of one gateway. */
    <T> T get(Setting<T> setting, String name) {
        return at(setting.keyFor(name));
    }

    /** None of them: some are passwords. */
    @Override
    public String toString() {
        return byKey.keySet().toString();
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"
    }) // each has a value, of its parser's type
    private <T> T at(String key) {
        return (T) byKey.get(key);
    }
}
