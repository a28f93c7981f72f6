package io.ringback.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Everything that the console tells anybody: the whole stream as bytes came, and each page of the API at the end. */
final class Wiretap implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String url;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final InputStream stream;

    private Wiretap(String url, InputStream stream) {
        this.url = url;
        this.stream = stream;
    }

    static Wiretap on(String url) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "v1/events")).build();
        Wiretap wiretap = new Wiretap(
                url, HTTP.send(request, BodyHandlers.ofInputStream()).body());
        Thread thread = new Thread(wiretap::listen, "wiretap");
        thread.setDaemon(true);
        thread.start();
        return wiretap;
    }

    static String get(String address) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                .body();
    }

    String everything() throws IOException, InterruptedException {
        StringBuilder all = new StringBuilder(heard.toString(StandardCharsets.UTF_8));
        for (String path : new String[] {"v1/pools", "v1/agents/agent-7", "v1/numbers/+12025550101", "metrics"}) {
            all.append(get(url + path));
        }
        return all.toString();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private void listen() {
        byte[] buffer = new byte[8_192];
        try {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                heard.write(buffer, 0, read);
            }
        } catch (IOException closed) {
            heard.write('\n');
        }
    }
}
