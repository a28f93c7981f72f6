package io.ringback.settings;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The settings of the role that serves an Asterisk. */
final class AsteriskReference {
    private static final String WORD = "[A-Za-z0-9_.-]{1,64}";
    private static final Pattern ADDRESS = Pattern.compile("\\[?([0-9A-Fa-f:.]+)]?:([0-9]{1,5})");

    static final Setting<URI> URL = Setting.of(
            "asterisk.url",
            "http://127.0.0.1:8088/ari",
            "an http or https address",
            AsteriskReference::web,
            "Where Asterisk's REST interface (ARI) answers.");
    static final Setting<String> USER = Setting.of(
            "asterisk.user",
            "ringback",
            "a user of ari.conf",
            Parsers.text(WORD),
            "The user of ari.conf, which is also the name of the application there.");
    static final Setting<Optional<Path>> PASSWORD_FILE = Setting.of(
            "asterisk.password-file",
            "",
            "a file; needed by the role asterisk, and by notify for contacts that are called",
            Parsers::file,
            "A file with that user's password.");
    static final Setting<String> NAME = Setting.of(
            "asterisk.name",
            "asterisk",
            "letters, digits, dots, dashes, underscores",
            Parsers.text(WORD),
            "Tells the calls of one Asterisk from another's: give each its own.");
    static final Setting<List<Pattern>> AGENTS = Setting.of(
            "asterisk.agents",
            "PJSIP/(.+)",
            "patterns with one group each, separated by blanks",
            AsteriskReference::agents,
            "Which endpoints are agents' phones; the agent's id is the pattern's group.");
    static final Setting<List<Pattern>> TRUNKS = Setting.of(
            "asterisk.trunks",
            "PJSIP/trunk.*",
            "patterns separated by blanks",
            AsteriskReference::patterns,
            "Which endpoints lead outside, also where a pattern of asterisk.agents matches.");
    static final Setting<String> FALLBACK_CONTEXT = Setting.of(
            "asterisk.fallback-context",
            "from-internal",
            "a context of the dialplan",
            Parsers.text(WORD),
            "The context in which the fallback's number is dialled, and a contact's.");
    static final Setting<String> POOL = Setting.of(
            "asterisk.pool", "default", Parsers.A_POOL, Parsers::poolName, "The pool of this Asterisk's agents.");
    static final Setting<Optional<String>> REGION = Setting.of(
            "asterisk.region",
            "",
            "an ISO 3166-1 alpha-2 region such as US, or empty",
            Parsers::ownRegion,
            "The region in which its agents dial; empty: the pool's.");
    static final Setting<InetSocketAddress> LISTEN = Setting.of(
            "asterisk.listen",
            "127.0.0.1:8188",
            "a numeric address and a port; 0 takes any free one",
            AsteriskReference::address,
            "Where the dialplan asks. On another address than loopback the dialplan must bring http.token.");
    static final Setting<List<Pattern>> GRANT = Setting.of(
            "asterisk.grant",
            "",
            "patterns separated by blanks; empty: nobody",
            AsteriskReference::patterns,
            "Which endpoints may listen in to an emergency call, such as a security desk's phone. Never a trunk.");
    static final List<Setting<?>> ALL =
            List.of(URL, USER, PASSWORD_FILE, NAME, AGENTS, TRUNKS, FALLBACK_CONTEXT, POOL, REGION, LISTEN, GRANT);

    private AsteriskReference() {}

    private static URI web(String text) {
        URI url = URI.create(text);
        if (!List.of("http", "https").contains(url.getScheme()) || url.getHost() == null || url.getQuery() != null) {
            throw new IllegalArgumentException();
        }
        return url;
    }

    private static List<Pattern> patterns(String text) {
        try {
            return Arrays.stream(text.strip().split("\\s+", -1))
                    .filter(one -> !one.isEmpty())
                    .map(Pattern::compile)
                    .toList();
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException();
        }
    }

    /** Without its group a pattern would name no agent. */
    static List<Pattern> agents(String text) {
        List<Pattern> patterns = patterns(text);
        if (patterns.isEmpty()
                || patterns.stream().anyMatch(one -> one.matcher("").groupCount() != 1)) {
            throw new IllegalArgumentException();
        }
        return patterns;
    }

    /** Numeric, since a name that is looked up could take longer than the dialplan waits. */
    static InetSocketAddress address(String text) {
        var matched = ADDRESS.matcher(text);
        if (!matched.matches() || Integer.parseInt(matched.group(2)) > 65_535) {
            throw new IllegalArgumentException();
        }
        return new InetSocketAddress(matched.group(1), Integer.parseInt(matched.group(2)));
    }
}
