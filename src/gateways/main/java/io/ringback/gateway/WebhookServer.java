package io.ringback.gateway;

import io.ringback.http.BoundedServer;
import io.ringback.http.WaitingConnections;
import io.ringback.http.WaitingConnections.Bounds;
import io.ringback.http.WordlessErrors;
import io.ringback.settings.GatewayAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** The HTTP server that events come in by, bounded in threads, connections, headers and patience; with TLS if it has a key. */
final class WebhookServer implements AutoCloseable {
    private static final int HEADER_BYTES = 16_384;

    /** Longer than load balancers and proxies keep an idle connection (60 s): an event posted into a closing one is lost. */
    private static final Duration PATIENCE = Duration.ofSeconds(75);

    /** A proxy's address may be that of all senders. */
    static final Bounds BOUNDS = new Bounds(500, 1_000, PATIENCE);

    /** Those that wait for their answer among them. */
    private static final int CONNECTIONS = 4_000;

    private final BoundedServer server;

    private WebhookServer(BoundedServer server) {
        this.server = server;
    }

    /**
     * Listens.
     *
     * @param connections whom the handler tells of whole requests
     * @throws IOException in one line, when the port cannot be had or the key store not be read
     */
    static WebhookServer start(GatewayAddress address, WebhookHandler handler, WaitingConnections connections)
            throws IOException {
        BoundedServer server = new BoundedServer("gateway-http", connections, protocols(address));
        server.address(address.listen().getHostString(), address.listen().getPort(), PATIENCE);
        server.limit(CONNECTIONS);
        server.handlers(handler, new WordlessErrors());
        server.start("cannot listen on " + address.listen() + "; --set gateway.listen=HOST:PORT picks another port, and"
                + " gateway.tls.* must fit each other");
        return new WebhookServer(server);
    }

    private static ConnectionFactory[] protocols(GatewayAddress address) throws IOException {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setUriCompliance(UriCompliance.RFC3986);
        @Nullable Path keyStore = address.keyStore();
        @Nullable Path passwordFile = address.passwordFile();
        if (keyStore == null || passwordFile == null) {
            return new ConnectionFactory[] {new HttpConnectionFactory(http)};
        }
        if (!Files.isReadable(keyStore)) {
            throw new IOException("the file of gateway.tls.key-store cannot be read: " + keyStore);
        }
        // The name that a sender uses may be a proxy's; a signature tells whether it is meant.
        http.addCustomizer(new SecureRequestCustomizer(false));
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStorePath(keyStore.toString());
        tls.setKeyStoreType("PKCS12");
        tls.setKeyStorePassword(password(passwordFile));
        return new ConnectionFactory[] {new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(http)};
    }

    private static String password(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IOException("the file of gateway.tls.password-file cannot be read: " + file, e);
        }
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
