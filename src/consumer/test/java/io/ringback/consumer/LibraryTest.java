package io.ringback.consumer;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a router, a presence service or a dashboard gets when it embeds the tables: little, and nothing that takes over. */
final class LibraryTest {
    private static final Path CLASSES = Path.of("src/consumer/target/classes");
    private static final Path GIVEN = Path.of("src/consumer/target/runtime-classpath");
    private static final Pattern SNIPPET = Pattern.compile("```java\\n(RoutingTable .*?)```", Pattern.DOTALL);

    @Test
    void comesWithFourteenJarsAndThirtyMegabytesAtMost() throws IOException {
        List<Path> jars = dependencies();

        long bytes = 0;
        for (Path jar : jars) {
            bytes += Files.isRegularFile(jar) ? Files.size(jar) : 0;
        }
        assertThat(jars).as("besides its own").hasSizeLessThanOrEqualTo(14);
        assertThat(bytes).isLessThan(30_000_000);
    }

    @Test
    void leavesLoggingToItsHost() throws IOException {
        for (Path own : Stream.concat(Stream.of(CLASSES), dependencies().stream())
                .filter(Files::isDirectory)
                .toList()) {
            try (Stream<Path> files = Files.walk(own)) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .noneMatch(name -> name.startsWith("logback") || name.startsWith("log4j"));
            }
        }
        assertThat(dependencies()).noneMatch(jar -> jar.toString().contains("logback"));
    }

    @Test
    void needsNothingElseForWhatTheReadmeShows(@TempDir Path project) throws IOException {
        Matcher shown = SNIPPET.matcher(Files.readString(Path.of("README.md")));
        assertThat(shown.find()).isTrue();
        Path source = Files.writeString(project.resolve("Router.java"), """
                import io.ringback.consumer.*;
                import java.time.*;
                import java.util.Map;

                class Router {
                    void start() throws InterruptedException {
                        %s
                    }
                }
                """.formatted(shown.group(1)));

        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter told = new StringWriter();
        boolean compiled = compiler.getTask(
                        told,
                        null,
                        null,
                        List.of("-proc:none", "-d", project.toString(), "-cp", classPath()),
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(source))
                .call();

        assertThat(compiled).as(told.toString()).isTrue();
    }

    private static String classPath() throws IOException {
        return Stream.concat(Stream.of(CLASSES), dependencies().stream())
                .map(Path::toString)
                .collect(joining(File.pathSeparator));
    }

    private static List<Path> dependencies() throws IOException {
        assumeTrue(Files.exists(GIVEN), "skipped: no list of its dependencies, which Maven writes");
        return Stream.of(Files.readString(GIVEN).strip().split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }
}
