package io.ringback.settings;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the role gateway is reached.
 *
 * @param url the URL that senders know, since some sign it; null where it is the one that their requests say
 * @param keyStore PKCS #12 with the certificate; null for plain HTTP, behind a proxy
 * @param passwordFile the key store's; there when keyStore is
 * @param routes whether the role answers where a call goes, too, on the console's port
 */
public record GatewayAddress(
        InetSocketAddress listen,
        @Nullable URI url,
        @Nullable Path keyStore,
        @Nullable Path passwordFile,
        boolean routes) {

    static GatewayAddress of(Values values) {
        return new GatewayAddress(
                values.get(GatewayReference.LISTEN),
                values.get(GatewayReference.URL).orElse(null),
                values.get(GatewayReference.KEY_STORE).orElse(null),
                values.get(GatewayReference.KEY_STORE_PASSWORD_FILE).orElse(null),
                values.get(GatewayReference.ROUTES));
    }
}
