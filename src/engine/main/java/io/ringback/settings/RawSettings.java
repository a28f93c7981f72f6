package io.ringback.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What was given, merged: a value and where it comes from by key, variables by their own name until pools are known. */
final class RawSettings {
    /** The log takes an empty or unknown word for the least level of all, or for no output. */
    private static final Set<String> LOG_LEVELS = Set.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "OFF");

    private static final Set<String> LOG_FORMATS = Set.of("text", "json");

    /**
     * A value as it was written.
     *
     * @param origin for an error message: the file, the variable or {@code --set}
     */
    record Value(String text, String origin) {}

    private final Map<String, Value> fromFile = new TreeMap<>();
    private final Map<String, Value> fromVariables = new TreeMap<>();
    private final Map<String, Value> fromAssignments = new TreeMap<>();
    private final List<String> errors;

    RawSettings(SettingSources sources, List<String> errors) {
        this.errors = errors;
        if (sources.file() != null) {
            files(sources.file()).forEach(this::readFile);
        }
        sources.environment().entrySet().stream()
                .filter(EnvironmentKeys::isSetting)
                .forEach(variable -> fromVariables.put(
                        variable.getKey(), new Value(variable.getValue().strip(), variable.getKey())));
        if (!LOG_FORMATS.contains(sources.environment().getOrDefault(EnvironmentKeys.LOG_FORMAT, "text"))) {
            errors.add(EnvironmentKeys.LOG_FORMAT + ": must be text or json");
        }
        String level = sources.environment().getOrDefault(EnvironmentKeys.LOG_LEVEL, "INFO");
        if (!LOG_LEVELS.contains(level.toUpperCase(Locale.ROOT))) {
            errors.add(EnvironmentKeys.LOG_LEVEL + ": must be TRACE, DEBUG, INFO, WARN, ERROR or OFF");
        }
        for (String assignment : sources.assignments()) {
            assign(assignment);
        }
    }

    /** Everything by key, given the keys that a variable may mean; a variable that means none is an error. */
    Map<String, Value> byKey(List<String> known, boolean reportUnknown) {
        Map<String, Value> merged = new TreeMap<>(fromFile);
        fromVariables.forEach((variable, value) -> EnvironmentKeys.keyOf(variable, known)
                .ifPresentOrElse(key -> merged.put(key, value), () -> {
                    if (reportUnknown) {
                        String meant = EnvironmentKeys.forTypo(variable, known)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("");
                        errors.add(variable + ": no setting is written like this variable" + meant);
                    }
                }));
        merged.putAll(fromAssignments);
        return merged;
    }

    /** A folder stands for the files in it: a login of each role comes to a process as a secret of its own. */
    private List<Path> files(Path given) {
        if (!Files.isDirectory(given)) {
            return List.of(given);
        }
        try (Stream<Path> all = Files.list(given)) {
            List<Path> files = all.filter(file -> file.toString().endsWith(".properties"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                errors.add(given + ": a folder without a .properties file");
            }
            return files;
        } catch (IOException e) {
            errors.add(given + ": cannot be read");
            return List.of();
        }
    }

    private void readFile(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (MalformedInputException | IllegalArgumentException e) {
            errors.add(file + ": not a properties file in UTF-8");
        } catch (IOException e) {
            errors.add(file + ": cannot be read");
        }
        for (String key : new ArrayList<>(properties.stringPropertyNames())) {
            fromFile.put(key, new Value(properties.getProperty(key).strip(), file.toString()));
        }
    }

    private void assign(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            errors.add("--set: must be followed by key=value");
            return;
        }
        fromAssignments.put(
                assignment.substring(0, equals).strip(),
                new Value(assignment.substring(equals + 1).strip(), "--set"));
    }
}
