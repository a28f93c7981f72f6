package io.ringback.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds the schema files that this build carries, in a folder of classes or in a jar alike. */
final class SchemaResources {
    private static final String ROOT = "schemas/";
    private static final String ANCHOR = ROOT + "CallEvent.avsc";

    private SchemaResources() {}

    /** Every {@code .avsc} under {@code schemas/}: its path below that, and its text stream's location. */
    static Map<String, URL> find(ClassLoader loader) {
        URL anchor = loader.getResource(ANCHOR);
        if (anchor == null) {
            throw new IllegalStateException("No schemas on the class path");
        }
        try {
            Map<String, URL> found = new TreeMap<>();
            for (String path : "jar".equals(anchor.getProtocol()) ? inJar(anchor) : inFolder(anchor)) {
                URL url = loader.getResource(ROOT + path);
                if (url != null) {
                    found.put(path, url);
                }
            }
            return found;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("The schemas on the class path cannot be read", e);
        }
    }

    static String text(URL url) {
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> inFolder(URL anchor) throws IOException, URISyntaxException {
        URI uri = anchor.toURI();
        Path folder = Path.of(uri).resolveSibling("");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(SchemaResources::isSchema)
                    .toList();
        }
    }

    private static List<String> inJar(URL anchor) throws IOException {
        JarURLConnection connection = (JarURLConnection) anchor.openConnection();
        return connection.getJarFile().stream()
                .map(entry -> entry.getName())
                .filter(name -> name.startsWith(ROOT))
                .map(name -> name.substring(ROOT.length()))
                .filter(SchemaResources::isSchema)
                .toList();
    }

    private static boolean isSchema(String path) {
        return path.endsWith(".avsc");
    }
}
