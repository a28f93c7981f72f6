package io.ringback.settings;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The settings of the role that takes other systems' events. */
final class GatewayReference {
    /** A gateway of this name would be taken for {@code gateway.kafka.*}. */
    private static final String A_NAME = "(?!kafka$)[A-Za-z0-9_-]{1,64}";

    static final Setting<Set<String>> GATEWAYS = Setting.of(
            "gateways",
            "",
            "a comma list of names of letters, digits, dashes or underscores; 'kafka' is none",
            Parsers.setOf(Parsers.text(A_NAME)),
            "The systems whose events the role gateway takes, at /v1/gateways/NAME; docs/gateways.md.");
    static final Setting<String> SYSTEM = Setting.of(
            "gateway.<name>.system",
            "",
            "a mapping such as twilio, or the path of a .yaml file",
            Parsers.text("\\S{0,512}"),
            "What its events are: needed with each gateway.");
    static final Setting<Optional<GatewayAuth>> AUTH = Setting.of(
            "gateway.<name>.auth",
            "",
            "twilio, jambonz, hmac, azure, basic, bearer, header, or empty",
            text -> text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Parsers.choice(GatewayAuth.class).parse(text)),
            "How it shows that events are its own; as its mapping says when empty.");
    static final Setting<Optional<Path>> SECRET_FILE = Setting.of(
            "gateway.<name>.secret-file",
            "",
            "a file, or empty",
            Parsers::file,
            "A file with the secret, 8 characters or more (user:password for basic); a second line is taken, too, while one is exchanged.");
    static final Setting<Optional<String>> HEADER = Setting.of(
            "gateway.<name>.header",
            "",
            "the name of a header, or empty",
            text -> Optional.of(Parsers.text("[A-Za-z0-9-]{0,64}").parse(text)).filter(name -> !name.isEmpty()),
            "Where the signature or the secret is, with the auth hmac, jambonz or header; as its mapping says when empty.");
    static final Setting<List<Pattern>> AGENTS = Setting.of(
            "gateway.<name>.agents",
            "",
            "patterns with one group each, separated by blanks, or empty",
            text -> text.isEmpty() ? List.of() : AsteriskReference.agents(text),
            "How the system writes agents; the agent's id is the pattern's group. As its mapping says when empty.");
    static final Setting<String> POOL = Setting.of(
            "gateway.<name>.pool",
            "default",
            Parsers.A_POOL,
            Parsers::poolName,
            "The pool of its agents, unless its events say.");
    static final Setting<Optional<String>> REGION = Setting.of(
            "gateway.<name>.region",
            "",
            "an ISO 3166-1 alpha-2 region such as US, or empty",
            Parsers::ownRegion,
            "The region in which its agents dial; empty: the pool's.");
    static final Setting<Optional<Boolean>> CLOSE_WITH_CALL = Setting.of(
            "gateway.<name>.close-with-call",
            "",
            "true, false or empty",
            text -> text.isEmpty() ? Optional.empty() : Optional.of(Parsers.truth(text)),
            "Whether a session is over with its calls, for a system that has no word for it; as its mapping says when empty."
                    + " pools.<name>.close-after-call waits.");
    static final Setting<Optional<String>> TOPIC = Setting.of(
            "gateway.<name>.topic",
            "",
            "the name of a Kafka topic, or empty",
            text -> Optional.of(Parsers.text("[A-Za-z0-9._-]{0,249}").parse(text))
                    .filter(topic -> !topic.isEmpty()),
            "A topic of the system's own whose records go through the same mapping.");
    static final Setting<InetSocketAddress> LISTEN = Setting.of(
            "gateway.listen",
            "127.0.0.1:8190",
            "a numeric address and a port; 0 takes any free one",
            AsteriskReference::address,
            "Where events come in over HTTP.");
    static final Setting<Optional<URI>> URL = Setting.of(
            "gateway.url",
            "",
            "an http: or https: URL such as https://ringback.example.com, or empty",
            Parsers.url(Set.of("http", "https")),
            "What senders call it, where that is not what their requests say, as behind a proxy: Twilio signs it.");
    static final Setting<Optional<Path>> KEY_STORE = Setting.of(
            "gateway.tls.key-store",
            "",
            "a PKCS #12 file, or empty",
            Parsers::file,
            "The certificate to listen with; empty for plain HTTP, behind a proxy that ends TLS.");
    static final Setting<Optional<Path>> KEY_STORE_PASSWORD_FILE = Setting.of(
            "gateway.tls.password-file",
            "",
            "a file, or empty",
            Parsers::file,
            "A file with the key store's password.");
    static final Setting<Boolean> ROUTES = Setting.of(
            "gateway.routes",
            "true",
            "true or false",
            Parsers::truth,
            "Whether the role gateway answers GET /v1/route on http.port, as the console does; for that it reads what routers"
                    + " read, and access plan lets it.");
    static final List<Setting<?>> ALL = List.of(
            GATEWAYS,
            SYSTEM,
            AUTH,
            SECRET_FILE,
            HEADER,
            AGENTS,
            POOL,
            REGION,
            CLOSE_WITH_CALL,
            TOPIC,
            LISTEN,
            URL,
            KEY_STORE,
            KEY_STORE_PASSWORD_FILE,
            ROUTES);

    private GatewayReference() {}
}
