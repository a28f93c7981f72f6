package io.ringback.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures that the alert rules and the dashboard under {@code deploy/} name, and the pages for operators. */
public final class DeployedMetrics {
    private static final Pattern METRIC = Pattern.compile("\\b(?:ringback|kafka|jvm|process|system)_[a-z0-9_]+");

    private DeployedMetrics() {}

    public static Set<String> named() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path folder : new Path[] {Path.of("deploy/prometheus"), Path.of("deploy/grafana")}) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    find(expressions(Files.readString(file)), names);
                }
            }
        }
        for (Path page : new Path[] {Path.of("docs/runbook.md"), Path.of("docs/operating.md")}) {
            find(Files.readString(page), names);
        }
        return names;
    }

    /** Those that have values in a scrape. */
    public static Set<String> scraped(String scrape) {
        return families(scrape.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet()));
    }

    /** A histogram is one figure, by whichever of its three names it goes. */
    public static Set<String> families(Set<String> names) {
        return names.stream()
                .map(name -> name.replaceFirst("_(bucket|count|sum)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void find(String text, Set<String> names) {
        METRIC.matcher(text).results().forEach(found -> names.add(found.group()));
    }

    /** Only what is an expression: names of alerts, panels and labels are not figures. */
    private static String expressions(String text) {
        StringBuilder found = new StringBuilder();
        text.lines()
                .filter(line -> line.contains("expr"))
                .forEach(line -> found.append(line).append('\n'));
        return found.toString();
    }
}
