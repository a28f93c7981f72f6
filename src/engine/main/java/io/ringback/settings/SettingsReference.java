package io.ringback.settings;

import io.ringback.wire.OutputFormat;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every setting there is. The reference page is this list, printed. */
public final class SettingsReference {
    private static final String DURATION = "a duration of at most 31d, such as ";
    private static final String DESTINATION = "a number in E.164 such as +12025550123, a sip: or tel: URI, or empty";
    private static final String NUMBERS =
            "a comma list of numbers of digits, * and #, each optionally of one region, such as 5555,US:933";

    private static final Setting.Parser<Integer> A_PORT = Parsers.whole(0, 65_535);

    static final Setting<Profile> PROFILE = of(
            "profile",
            "seed",
            "seed, rfc6881, karis-law or eecc",
            Parsers.choice(Profile.class),
            "A named set of settings, whose values count where nothing else is given; docs/choosing.md says which meets what.");
    static final Setting<String> BOOTSTRAP_SERVERS = of(
            "bootstrap.servers",
            "localhost:9092",
            "a comma list of host:port",
            Parsers.text("[^\\s,:]+(:[^\\s,:]+)*:[0-9]{1,5}(\\s*,\\s*[^\\s,:]+(:[^\\s,:]+)*:[0-9]{1,5})*"),
            "The Kafka brokers to begin with.");
    static final Setting<String> TOPIC_PREFIX = of(
            "topic.prefix",
            "ringback.",
            "at most 100 letters, digits, dots, dashes or underscores",
            Parsers.text("[A-Za-z0-9._-]{0,100}"),
            "What the name of every topic begins with; one prefix is one deployment.");
    static final Setting<Boolean> CREATE_TOPICS = of(
            "topics.create",
            "true",
            "true or false",
            Parsers::truth,
            "Whether missing topics are created at start; otherwise the program says which are missing and stops.");
    static final Setting<String> APPLICATION_ID = of(
            "application.id",
            "ringback",
            "1 to 100 letters, digits, dots, dashes or underscores",
            Parsers.text("[A-Za-z0-9._-]{1,100}"),
            "Name of the Kafka Streams applications, which add -intake, -desk and -notify.");
    static final Setting<Set<String>> POOLS = of(
            "pools",
            "default",
            "a comma list of pool names of letters, digits, dashes or underscores",
            Parsers.setOf(Parsers.text("[A-Za-z0-9_-]{1,64}")),
            "The pools of callback numbers; the pool 'default' is always there.");
    static final Setting<Optional<String>> POOL_REGION = of(
            "pools.<name>.region",
            "",
            "an ISO 3166-1 alpha-2 region such as US, or empty",
            Parsers::ownRegion,
            "The region whose emergency numbers count for the pool's agents; emergency.region when empty.");
    static final Setting<Optional<String>> POOL_FALLBACK = of(
            "pools.<name>.fallback",
            "",
            DESTINATION,
            Parsers::destination,
            "Where the pool's late and unanswered callbacks go; fallback.destination when empty.");
    static final Setting<Integer> POOL_LOW = of(
            "pools.<name>.low",
            "1",
            "a whole number from 0",
            Parsers.whole(0, Integer.MAX_VALUE),
            "A POOL_LOW notice is given when no more numbers than this are left free; 0 for none (R10).");
    static final Setting<Set<String>> POOL_OUTSIDE_LINE = of(
            "pools.<name>.outside-line",
            "",
            "a comma list of prefixes of digits, * and #, such as 9 or 0,*80",
            Parsers.setOf(Parsers.text("[0-9*#]{1,10}")),
            "What the pool's telephones dial before an outside number; emergency numbers count behind it, too (R23).");
    static final Setting<Set<String>> POOL_NOT_EMERGENCY = of(
            "pools.<name>.not-emergency",
            "",
            "a comma list of numbers of digits, * and #, such as 101",
            Parsers.setOf(Parsers.text("[0-9*#]{2,15}")),
            "Emergency numbers that are none when the pool dials them without an outside line, such as an extension 101 (R23).");
    static final Setting<Duration> LEASE = of(
            "callback.lease",
            "PT60M",
            DURATION + "60m or PT60M, longer than zero",
            Parsers::positive,
            "How long a callback number belongs to an agent after an emergency call (R1).");
    static final Setting<Duration> QUARANTINE = of(
            "callback.quarantine",
            "PT60M",
            DURATION + "60m or PT60M",
            Parsers::notNegative,
            "How long a number rests after a lease (R7).");
    static final Setting<Duration> OVERRUN_GRACE = of(
            "callback.overrun-grace",
            "PT10M",
            DURATION + "10m or PT10M",
            Parsers::notNegative,
            "How much longer the lease lasts when a call ends past it (R8).");
    static final Setting<Duration> MIN_AFTER_CALL = of(
            "callback.min-after-call",
            "PT0S",
            DURATION + "30m or PT30M",
            Parsers::notNegative,
            "How long the lease lasts at least after the last call ended; PT30M meets RFC 6881 (R19).");
    static final Setting<Trust> TRUST = of(
            "callback.trust",
            "any",
            "any or listed",
            Parsers.choice(Trust.class),
            "Who may call back directly: whoever knows the number, or callback.trusted-callers alone (R17).");
    static final Setting<Set<String>> TRUSTED_CALLERS = new Setting<>(
            "callback.trusted-callers",
            "",
            "a comma list of numbers in E.164 such as +12025550123",
            Parsers.setOf(Parsers::e164),
            true,
            "The callers that may call back directly when callback.trust=listed (R17), and call an agent in an emergency past the block in any case (R1).");
    static final Setting<Duration> NO_ANSWER = of(
            "callback.no-answer",
            "PT20S",
            DURATION + "20s or PT20S, of a second or more",
            text -> atLeastASecond(Parsers.positive(text)),
            "How long a callback rings the agent before it goes to the fallback, in whole seconds.");
    static final Setting<Optional<String>> FALLBACK_DESTINATION = of(
            "fallback.destination",
            "",
            DESTINATION,
            Parsers::destination,
            "The security desk: where late and unanswered callbacks go.");
    static final Setting<String> EMERGENCY_REGION = of(
            "emergency.region",
            "US",
            "an ISO 3166-1 alpha-2 region such as US",
            Parsers::region,
            "The region whose emergency numbers count unless a pool or an event says otherwise.");
    static final Setting<Set<RegionNumber>> EMERGENCY_NUMBERS = of(
            "emergency.numbers",
            "",
            NUMBERS,
            Parsers.setOf(RegionNumber::parse),
            "Numbers that are emergency numbers besides those of the region; they win over test numbers.");
    static final Setting<Set<RegionNumber>> NOT_EMERGENCY_NUMBERS = of(
            "emergency.not-numbers",
            "",
            NUMBERS,
            Parsers.setOf(RegionNumber::parse),
            "Emergency numbers of a region that are none when dialled without an outside line; emergency.numbers wins (R23).");
    static final Setting<Set<RegionNumber>> TEST_NUMBERS = of(
            "emergency.test-numbers",
            "US:933,CA:933",
            NUMBERS,
            Parsers.setOf(RegionNumber::parse),
            "Numbers that read the callback number back without an emergency (R13).");
    static final Setting<EmergencyInbound> EMERGENCY_INBOUND = of(
            "emergency.inbound",
            "emergency",
            "emergency or ordinary",
            Parsers.choice(EmergencyInbound.class),
            "What an inbound call to an emergency number is: a gateway's mistake about an emergency call, or, in a contact centre that answers them, an ordinary call (R16).");
    static final Setting<Set<Operation>> RESTRICTED_OPERATIONS = of(
            "emergency.restricted-operations",
            "HOLD,TRANSFER,CONFERENCE,RECORD,PARK",
            "a comma list of HOLD, MUTE, TRANSFER, CONFERENCE, RECORD and PARK",
            Parsers.setOf(Parsers.word(Operation.class)),
            "What the agent's device must refuse while an emergency call is up.");
    static final Setting<Set<String>> SIGNED_OUT = of(
            "presence.signed-out",
            "",
            "a comma list of statuses such as OFFLINE,SIGNED_OUT",
            Parsers.setOf(Parsers.text("[^,]{1,64}")),
            "The base statuses in which an agent is signed out: routers then ring the endpoint, or the fallback at once (R24).");
    static final Setting<Optional<Duration>> CLOSE_AFTER_CALL = of(
            "session.close-after-call",
            "",
            DURATION + "30s or PT30S, or empty",
            Parsers::durationOrNone,
            "How long after its last call a session closes by itself; empty waits for the gateway's SESSION_CLOSED (R3).");
    static final Setting<Optional<Duration>> POOL_CLOSE_AFTER_CALL = of(
            "pools.<name>.close-after-call",
            "",
            DURATION + "30s or PT30S, or empty",
            Parsers::durationOrNone,
            "The pool's own; session.close-after-call when empty (R3).");
    static final Setting<Duration> LEG_KEEPALIVE = of(
            "leg.keepalive",
            "PT15M",
            DURATION + "15m or PT15M, longer than zero",
            Parsers::positive,
            "How often a gateway sends a KEEPALIVE unless its events say: after a close, a call that was silent twice as long is presumed over (R4).");
    static final Setting<Integer> CALLBACK_BURST = of(
            "callback.burst",
            "20",
            "a whole number from 1",
            Parsers.whole(1, Integer.MAX_VALUE),
            "How many callbacks a minute a number takes before unknown callers go to the fallback (R25).");
    static final Setting<Integer> POOL_MAX_SESSIONS = of(
            "pool.max-sessions",
            "10000",
            "a whole number from 1",
            Parsers.whole(1, Integer.MAX_VALUE),
            "How many sessions a pool remembers; beyond, an emergency gets its shield and notice without a number (R25).");
    static final Setting<Optional<URI>> NOTICE_SMTP_URL = new Setting<>(
            "notice.smtp.url",
            "",
            "an smtp: or smtps: URL such as smtp://user:password@mail.example.com:587, or empty",
            Parsers.url(Set.of("smtp", "smtps")),
            true,
            "The mail server that notices go out by: smtps: is TLS from the start, smtp: demands STARTTLS unless the URL ends in ?starttls=optional, and of a server on this machine only with ?starttls=required (R29).");
    static final Setting<Optional<String>> NOTICE_SMTP_FROM = of(
            "notice.smtp.from",
            "",
            "a mail address, or empty",
            Parsers::mailAddress,
            "Whom notices by mail come from; needed with notice.smtp.url.");
    static final Setting<Duration> NOTICE_ESCALATE_AFTER = of(
            "notice.escalate-after",
            "PT60S",
            DURATION + "60s or PT60S, longer than zero",
            Parsers::positive,
            "How long the contacts of a step have to acknowledge a notice before those of the next step are told (R29).");
    static final Setting<Duration> NOTICE_RETRY_FOR = of(
            "notice.retry-for",
            "PT15M",
            DURATION + "15m or PT15M",
            Parsers::notNegative,
            "How long a contact that cannot be reached is tried, with growing pauses (R29).");
    static final Setting<Optional<Path>> NOTICE_WEBHOOK_SECRET_FILE = of(
            "notice.webhook.secret-file",
            "",
            "a file, or empty",
            Parsers::file,
            "A file with the secret that webhooks are signed with, HMAC-SHA-256 over the body; unsigned when empty.");
    static final Setting<Boolean> NOTICE_ALLOW_PRIVATE = of(
            "notice.allow-private",
            "false",
            "true or false",
            Parsers::truth,
            "Whether webhooks may go to loopback, private and link-local addresses.");
    static final Setting<Optional<URI>> NOTICE_ACK_URL = of(
            "notice.ack.url",
            "",
            "an http: or https: URL such as https://ringback.example.com, or empty",
            Parsers.url(Set.of("http", "https")),
            "Where contacts reach the console: notices then carry a link to acknowledge by. Needs notice.ack.secret-file.");
    static final Setting<Optional<Path>> NOTICE_ACK_SECRET_FILE = of(
            "notice.ack.secret-file",
            "",
            "a file, or empty",
            Parsers::file,
            "A file with the secret that makes those links; notify and console need the same.");
    static final Setting<Boolean> PURGE_CALL_EVENTS = of(
            "call-events.purge",
            "false",
            "true or false",
            Parsers::truth,
            "Whether intake deletes call events from the topic once it has handled them.");
    static final Setting<OutputFormat> OUTPUT_FORMAT = of(
            "output.format",
            "avro",
            "avro, json or avro-registry",
            Parsers.choice(OutputFormat.class),
            "How outputs are written; inputs are read in every format. avro-registry needs registry.url.");
    static final Setting<OutputHeaders> OUTPUT_HEADERS = of(
            "output.headers",
            "none",
            "none or cloudevents",
            Parsers.choice(OutputHeaders.class),
            "Whether outputs carry the headers of CloudEvents' binary mode for Kafka: ce_id, ce_source, ce_type, ce_time.");
    static final Setting<Optional<URI>> REGISTRY_URL = new Setting<>(
            "registry.url",
            "",
            "an http: or https: URL such as http://user:password@registry.example.com/apis/ccompat/v7, or empty",
            Parsers.url(Set.of("http", "https")),
            true,
            "A schema registry with Confluent's API, Apicurio's among them: inputs may have its framing, and outputs have it with output.format=avro-registry.");
    static final Setting<String> HTTP_HOST = of(
            "http.host",
            "127.0.0.1",
            "a host name or address",
            Parsers.text("\\S+"),
            "The address that the console listens on, and in a process without one the routes of the role gateway.");
    static final Setting<Integer> HTTP_PORT = of(
            "http.port",
            "8080",
            "a port from 0 to 65535",
            A_PORT,
            "The port that the console listens on; 0 takes any free one.");
    static final Setting<Optional<Path>> HTTP_TOKEN_FILE = of(
            "http.token-file",
            "",
            "a file, or empty",
            Parsers::file,
            "A file with the token that the console asks for, of 16 to 256 characters without blanks; needed when http.host is"
                    + " not this machine alone. Read again when it changes.");
    static final Setting<Boolean> HTTP_PROBES = of(
            "http.probes",
            "false",
            "true or false",
            Parsers::truth,
            "Whether a process without the console serves /health and /metrics on http.port and http.probes.port, too.");
    static final Setting<Optional<Integer>> HTTP_PROBES_PORT = of(
            "http.probes.port",
            "",
            "a port from 0 to 65535, or empty",
            text -> text.isEmpty() ? Optional.empty() : Optional.of(A_PORT.parse(text)),
            "The port, on http.host, that answers /health alone, without the console, too, where it is set; the next after"
                    + " http.port when empty, 0 takes any free one.");
    static final Setting<Optional<URI>> COLLECTOR = of(
            "telemetry.otlp.url",
            "",
            "an http: or https: URL without a login, such as http://collector:4318, or empty",
            Parsers::collector,
            "A collector that gets the figures of /metrics by OTLP as well, once a minute, from every process that serves them.");
    static final Setting<Boolean> TRACES = of(
            "telemetry.otlp.traces",
            "false",
            "true or false",
            Parsers::truth,
            "Whether the console sends the collector a trace of each number, from the dialled call to the number.");
    static final Setting<Optional<String>> HTTP_TOKEN = new Setting<>(
            "http.token",
            "",
            Token.TAKES + ", or empty",
            SettingsReference::token,
            true,
            "The token itself; meant for the environment, RINGBACK_HTTP_TOKEN. http.token-file wins.");
    static final Setting<Path> STATE_DIR = of(
            "state.dir",
            "${user.home}/.ringback/state",
            "a folder",
            Parsers::folder,
            "Where Kafka Streams keeps its stores; give each process on a machine its own.");

    private static final List<Setting<?>> OWN = List.of(
            PROFILE,
            BOOTSTRAP_SERVERS,
            TOPIC_PREFIX,
            CREATE_TOPICS,
            APPLICATION_ID,
            POOLS,
            POOL_REGION,
            POOL_FALLBACK,
            POOL_LOW,
            POOL_OUTSIDE_LINE,
            POOL_NOT_EMERGENCY,
            LEASE,
            QUARANTINE,
            OVERRUN_GRACE,
            MIN_AFTER_CALL,
            TRUST,
            TRUSTED_CALLERS,
            NO_ANSWER,
            FALLBACK_DESTINATION,
            EMERGENCY_REGION,
            EMERGENCY_NUMBERS,
            NOT_EMERGENCY_NUMBERS,
            TEST_NUMBERS,
            EMERGENCY_INBOUND,
            RESTRICTED_OPERATIONS,
            SIGNED_OUT,
            CLOSE_AFTER_CALL,
            POOL_CLOSE_AFTER_CALL,
            LEG_KEEPALIVE,
            CALLBACK_BURST,
            POOL_MAX_SESSIONS,
            NOTICE_SMTP_URL,
            NOTICE_SMTP_FROM,
            NOTICE_ESCALATE_AFTER,
            NOTICE_RETRY_FOR,
            NOTICE_WEBHOOK_SECRET_FILE,
            NOTICE_ALLOW_PRIVATE,
            NOTICE_ACK_URL,
            NOTICE_ACK_SECRET_FILE,
            PURGE_CALL_EVENTS,
            OUTPUT_FORMAT,
            OUTPUT_HEADERS,
            REGISTRY_URL,
            HTTP_HOST,
            HTTP_PORT,
            HTTP_TOKEN_FILE,
            HTTP_PROBES,
            HTTP_PROBES_PORT,
            HTTP_TOKEN,
            COLLECTOR,
            TRACES,
            STATE_DIR);

    private static final List<Setting<?>> ALL = Stream.of(OWN, AsteriskReference.ALL, GatewayReference.ALL)
            .<Setting<?>>flatMap(List::stream)
            .toList();

    private SettingsReference() {}

    /** Every setting, in the order in which a reader wants them. */
    public static List<Setting<?>> all() {
        return ALL;
    }

    private static <T> Setting<T> of(
            String key, String defaultText, String takes, Setting.Parser<T> parser, String doc) {
        return new Setting<>(key, defaultText, takes, parser, false, doc);
    }

    private static Optional<String> token(String text) {
        if (!text.isBlank() && !Token.isOne(text.strip())) {
            throw new IllegalArgumentException();
        }
        return Optional.of(text.strip()).filter(token -> !token.isEmpty());
    }

    private static Duration atLeastASecond(Duration duration) {
        if (duration.toSeconds() < 1) {
            throw new IllegalArgumentException();
        }
        return duration;
    }
}
