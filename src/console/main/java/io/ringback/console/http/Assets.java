package io.ringback.console.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;

/** The page's files, read once from the class path. They hold no data, so they are served without a token. */
public final class Assets {
    private static final String FOLDER = "/console/";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private Assets() {}

    /** Serves a file of the page under a path. */
    public static void serve(Routes routes, String path, String file) {
        String type = TYPES.getOrDefault(file.substring(file.lastIndexOf('.') + 1), "application/octet-stream");
        Answer answer = new Answer(200, type, ByteBuffer.wrap(read(file)), Map.of("Cache-Control", "no-cache"));
        routes.getOpenly(path, ask -> answer);
    }

    private static byte[] read(String file) {
        try (InputStream in = Assets.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("the page's file " + file + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
