package io.ringback.intake.decode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An enum's symbols as they stand in JSON: told by their bytes, since every event has one. */
final class JsonSymbols<E extends Enum<E>> {
    private final E[] symbols;
    private final byte[][] names;
    private final E unknown;

    /**
     * @param unknown what a symbol is that this version does not know
     */
    JsonSymbols(E[] symbols, E unknown) {
        this.symbols = symbols.clone();
        this.names = Arrays.stream(symbols)
                .map(symbol -> symbol.name().getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.unknown = unknown;
    }

    /** Takes a text, however it is written. */
    E take(JsonBytes in) {
        int plain = in.takeOneOf(names, 0);
        return plain < 0 ? named(in.text()) : symbols[plain];
    }

    private E named(String name) {
        return Arrays.stream(symbols)
                .filter(symbol -> symbol.name().equals(name))
                .findFirst()
                .orElse(unknown);
    }
}
