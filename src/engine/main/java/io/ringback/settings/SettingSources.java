package io.ringback.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where settings come from; a later one wins.
 *
 * @param file a properties file in UTF-8, or a folder whose {@code *.properties} are read in the order of their names, or null
 * @param environment variables; those that begin with {@code RINGBACK_} count
 * @param assignments {@code key=value}, from {@code --set}
 */
public record SettingSources(@Nullable Path file, Map<String, String> environment, List<String> assignments) {
    public SettingSources {
        environment = Map.copyOf(environment);
        assignments = List.copyOf(assignments);
    }

    /** Nothing given: every setting has its default. */
    public static SettingSources none() {
        return new SettingSources(null, Map.of(), List.of());
    }

    /** These sources and one more assignment, which wins. */
    public SettingSources with(String key, Object value) {
        List<String> more = new ArrayList<>(assignments);
        more.add(key + "=" + value);
        return new SettingSources(file, environment, more);
    }

    /** These sources and more assignments, which win. */
    public SettingSources withAll(List<String> more) {
        List<String> all = new ArrayList<>(assignments);
        all.addAll(more);
        return new SettingSources(file, environment, all);
    }

    /** Leaves the values out: they may be passwords. */
    @Override
    public String toString() {
        return "Sources[" + (file == null ? "no file" : file) + ", " + assignments.size() + " assignments]";
    }
}
