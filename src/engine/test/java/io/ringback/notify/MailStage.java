package io.ringback.notify;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** A mail server of this process, and the channel that is tried on one. */
final class MailStage implements AutoCloseable {
    private @Nullable GreenMail server;
    private @Nullable MailChannel channel;

    GreenMail server(String protocol) {
        GreenMail started = new GreenMail(withPatience(new ServerSetup(0, "127.0.0.1", protocol)));
        started.start();
        server = started;
        return started;
    }

    private static ServerSetup withPatience(ServerSetup setup) {
        setup.setServerStartupTimeout(120_000);
        return setup;
    }

    Result send(String url, @Nullable SSLSocketFactory tls) {
        return send(url, tls, Duration.ofMinutes(1));
    }

    Result send(String url, @Nullable SSLSocketFactory tls, Duration longest) {
        MailChannel made = channel(url, tls, longest);
        CompletableFuture<Result> result = new CompletableFuture<>();
        made.send(SampleMessage.emergency(), "ops@example.com", result::complete);
        return result.orTimeout(2, TimeUnit.MINUTES).join();
    }

    MailChannel channel(String url, @Nullable SSLSocketFactory tls, Duration longest) {
        MailChannel made = new MailChannel(URI.create(url), "alerts@ringback.example", tls, longest);
        channel = made;
        return made;
    }

    @Override
    public void close() {
        if (channel != null) {
            channel.close();
        }
        if (server != null) {
            server.stop();
        }
    }
}
