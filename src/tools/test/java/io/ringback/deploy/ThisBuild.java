package io.ringback.deploy;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The program as this build has just compiled it: ./ringback would build in the middle of the build. */
final class ThisBuild {
    private ThisBuild() {}

    /** What the tests run with, so that it can be used from any folder. */
    static String classPath() {
        String tests = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(tests.split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
