package io.ringback.console.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask. On loopback whoever is on this machine, by a name of this machine, so that no web site can come in
 * through a browser's DNS; on any other address, or when a token is set, whoever brings it.
 */
public final class Access {
    private static final Set<String> NAMES_OF_THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final String SCHEME = "Bearer ";

    private final String host;
    private final boolean loopback;
    private final @Nullable Supplier<String> token;

    /**
     * The access to one address.
     *
     * @param token what is asked for at this moment, null when nothing ever is; while it is empty nobody is let in
     * @throws IllegalArgumentException in one line, for an address that is not loopback without a token
     */
    public Access(String host, @Nullable Supplier<String> token) {
        this.host = host.toLowerCase(Locale.ROOT);
        this.loopback = isLoopback(host);
        this.token = token;
        if (!loopback && token == null) {
            throw new IllegalArgumentException(
                    "http.host is " + host
                            + ", not this machine alone: a token is needed, in http.token-file or http.token (RINGBACK_HTTP_TOKEN)");
        }
    }

    String host() {
        return host;
    }

    /** The {@code Host} header names this machine; anything does on an address that asks for a token. */
    boolean isForUs(@Nullable String hostName) {
        return !loopback
                || (hostName != null
                        && (NAMES_OF_THIS_MACHINE.contains(hostName.toLowerCase(Locale.ROOT))
                                || host.equals(hostName.toLowerCase(Locale.ROOT))));
    }

    /** The {@code Authorization} header carries the token, if one is asked for; takes as long for a wrong one. */
    boolean isAllowed(@Nullable String authorization) {
        if (token == null) {
            return true;
        }
        String given = authorization != null && authorization.startsWith(SCHEME)
                ? authorization.substring(SCHEME.length()).trim()
                : "";
        String wanted = token.get();
        return !wanted.isEmpty() && MessageDigest.isEqual(utf8(wanted), utf8(given));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
