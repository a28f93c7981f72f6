package io.ringback.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Tells the version that the build wrote down. */
final class Version implements IVersionProvider {
    private static final String FILE = "/ringback-version.properties";

    @Override
    public String[] getVersion() throws IOException {
        return new String[] {
            "Ringback " + number() + " on Java " + Runtime.version().feature()
        };
    }

    static String number() throws IOException {
        Properties built = new Properties();
        try (InputStream file = Version.class.getResourceAsStream(FILE)) {
            if (file != null) {
                built.load(file);
            }
        }
        return built.getProperty("version", "(unknown)");
    }
}
