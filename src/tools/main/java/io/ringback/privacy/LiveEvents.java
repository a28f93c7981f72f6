package io.ringback.privacy;

import io.ringback.common.Daemons;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A browser that keeps the console's page open during the proof: everything that the server sent to it. */
final class LiveEvents {
    private final InputStream stream;
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
    private final Thread reader = Daemons.thread("live-events", this::read);

    private LiveEvents(InputStream stream) {
        this.stream = stream;
    }

    /**
     * Opens the stream.
     *
     * @param base the console's address
     * @throws ProofFailure when it is refused
     */
    static LiveEvents of(String base) throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        HttpResponse<InputStream> answer = client.send(
                HttpRequest.newBuilder(URI.create(base + "/v1/events")).build(),
                HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new ProofFailure("the console refused its events with " + answer.statusCode());
        }
        LiveEvents events = new LiveEvents(answer.body());
        events.reader.start();
        return events;
    }

    /**
     * Closes it and gives all that came.
     *
     * @throws ProofFailure when nothing did
     */
    byte[] stop() throws IOException, InterruptedException {
        stream.close();
        reader.join(Duration.ofSeconds(5).toMillis());
        synchronized (seen) {
            if (seen.size() == 0) {
                throw new ProofFailure("the console's events were open and nothing came");
            }
            return seen.toByteArray();
        }
    }

    private void read() {
        byte[] buffer = new byte[8_192];
        try {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                synchronized (seen) {
                    seen.write(buffer, 0, count);
                }
            }
        } catch (IOException e) {
            // Closed, by the proof or because the console has ended.
        }
    }
}
