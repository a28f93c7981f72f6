package io.ringback.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Production's class path, as its module's dependencies make it: neither a broker nor a tool is on it. */
final class ProductionTest {
    private static final Path CLASSES = Path.of("src/cli/target/classes");
    private static final Path GIVEN = Path.of("src/cli/target/runtime-classpath");
    private static final List<Path> ELSEWHERE = List.of(Path.of("src/tools/main"), Path.of("src/testkit/main"));

    @Test
    void hasOfKafkaTheClientsAloneAndNoScala() throws IOException {
        List<String> jars = classPath().stream()
                .map(entry -> entry.getFileName().toString())
                .toList();

        assertThat(jars.stream().filter(jar -> jar.startsWith("kafka")))
                .hasSize(2)
                .allMatch(jar -> jar.matches("kafka-(clients|streams)-[\\d.]+\\.jar"));
        assertThat(jars).noneMatch(jar -> jar.contains("scala"));
    }

    @Test
    void hasNoClassOfTheBrokerAndNoFileOfTheTools() throws IOException {
        String program = "io/ringback/cli/Ringback.class";
        List<String> elsewhere = filesElsewhere();
        elsewhere.addAll(List.of("kafka/server/KafkaRaftServer.class", program));

        assertThat(elsewhere).hasSizeGreaterThan(100);
        assertThat(found(elsewhere)).containsExactly(program);
    }

    /** Classes and resources, by their names on a class path. */
    private static List<String> filesElsewhere() throws IOException {
        List<String> names = new ArrayList<>();
        for (Path module : ELSEWHERE) {
            try (Stream<Path> files = Files.walk(module)) {
                files.filter(Files::isRegularFile)
                        .map(file -> module.relativize(file))
                        .map(file -> file.subpath(1, file.getNameCount()).toString())
                        .map(name -> name.replaceFirst("\\.java$", ".class"))
                        .forEach(names::add);
            }
        }
        return names;
    }

    private static List<String> found(List<String> files) throws IOException {
        try (URLClassLoader loader = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader())) {
            return files.stream()
                    .filter(file -> loader.getResource(file) != null)
                    .toList();
        }
    }

    private static URL[] urls() throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path entry : classPath()) {
            urls.add(entry.toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    private static List<Path> classPath() throws IOException {
        assumeTrue(Files.exists(GIVEN), "skipped: no list of its dependencies, which Maven writes");
        String dependencies = Files.readString(GIVEN).strip();
        return Stream.concat(
                        Stream.of(CLASSES),
                        Stream.of(dependencies.split(File.pathSeparator)).map(Path::of))
                .toList();
    }
}
