package io.ringback.console.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which path is answered by what. A path that ends in a slash takes exactly one more segment. */
public final class Routes {
    /** Something that answers. Must not block. */
    public interface Route extends Function<Ask, Answer> {}

    record Found(Route route, String rest, boolean open) {}

    private record Entry(Route route, boolean open) {}

    private final Map<String, Entry> byKey = new LinkedHashMap<>();

    /** Answers a GET. */
    public Routes get(String path, Route route) {
        byKey.put("GET " + path, new Entry(route, false));
        return this;
    }

    /** Answers a GET without a token: what holds no data. */
    public Routes getOpenly(String path, Route route) {
        byKey.put("GET " + path, new Entry(route, true));
        return this;
    }

    /** Answers a POST of JSON. */
    public Routes post(String path, Route route) {
        byKey.put("POST " + path, new Entry(route, false));
        return this;
    }

    Optional<Found> find(String method, String rawPath) {
        Entry exact = byKey.get(method + " " + rawPath);
        if (exact != null) {
            return Optional.of(new Found(exact.route, "", exact.open));
        }
        int slash = rawPath.lastIndexOf('/') + 1;
        Entry parent = byKey.get(method + " " + rawPath.substring(0, slash));
        return parent == null || slash == rawPath.length()
                ? Optional.empty()
                : Optional.of(new Found(parent.route, Ask.decoded(rawPath.substring(slash)), parent.open));
    }

    boolean knows(String rawPath) {
        return find("GET", rawPath).isPresent() || find("POST", rawPath).isPresent();
    }
}
