package io.ringback.console;

import static io.ringback.console.live.Views.NumberState.FREE;
import static io.ringback.console.live.Views.NumberState.LEASED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.console.http.Access;
import io.ringback.console.http.Routes;
import io.ringback.console.http.WebServer;
import io.ringback.console.live.LiveDocument;
import io.ringback.console.live.Views.NumberView;
import io.ringback.console.live.Views.PoolView;
import io.ringback.consumer.PresenceTable;
import io.ringback.consumer.RouterDefaults;
import io.ringback.consumer.RoutingTable;
import io.ringback.event.BlockState;
import io.ringback.event.DefinitionState;
import io.ringback.event.DirectRoute;
import io.ringback.event.InboundBlock;
import io.ringback.event.NumberState;
import io.ringback.event.PoolDefinition;
import io.ringback.event.PooledNumber;
import io.ringback.event.RouteBypass;
import io.ringback.event.RoutePriority;
import io.ringback.event.RouteState;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a switch that asks over HTTP is told, of the table's own rows. */
class RouteTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(3_600);
    private static final String DESK = "+12025550190";

    private final RoutingTable routing = new RoutingTable(RouterDefaults.fallingBackTo(DESK));
    private final LiveDocument document = new LiveDocument();
    private boolean read = true;
    private WebServer server;

    @BeforeEach
    void serve() throws IOException {
        routing.apply("override.direct-routes", "+12025550101", route(), NOW);
        routing.apply("override.inbound-blocks", "ann", block(), NOW);
        for (String number : List.of("+12025550101", "+12025550102")) {
            routing.apply("numbers", number, new PooledNumber(number, "default", NumberState.IN_SERVICE), NOW);
        }
        Routes routes = new Routes();
        new Api(
                        routing,
                        new PresenceTable(),
                        document,
                        () -> NOW,
                        Settings.load(SettingSources.none()),
                        new TablesRead(() -> read))
                .serve(routes);
        server = WebServer.start(new WebServer.Place(new Access("127.0.0.1", null), 0, "http.port"), routes);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "to=%2B12025550101, DIRECT",
        "to=+12025550101, DIRECT",
        "to=12025550101&from=%2B12025550180, DIRECT",
        "to=12025550101&from=ann, AUTO_RESPONDER",
        "to=12025550101&from=bob, NORMAL",
        "to=12025550101&from=12025550180, DIRECT",
        "to=12025550101&from=2025550180, DIRECT",
        "to=12025550101&from=anonymous, DIRECT",
        "to=12025550101&from=911, DIRECT",
        "to=12025550101&from=%2B112, DIRECT",
        "to=12025550101&from=anonymous%40anonymous.invalid, DIRECT",
        "to=12025550101&from=%22PSAP%22%20%3Csip%3Apsap%40psap.example%3E, DIRECT",
        "to=12025550101&from=101, NORMAL",
        "to=12025550101&callerAgent=5550123, NORMAL",
        "to=12025550101&callerAgent=2025550123&from=2025550123, NORMAL",
        "to=12025550101&callerAgent=ann, AUTO_RESPONDER",
        "to=12025550102&callerAgent=5550123, FALLBACK",
        "to=12025550101&from=sip%3A%2B12025550180%40psap.example, DIRECT",
        "to=12025550101&from=ann%40example.com, NORMAL",
        "to=2025550101, DIRECT",
        "to=9%2C12025550101, NORMAL",
        "to=442025550101, NORMAL",
        "to=0012025550101, NORMAL",
        "to=sip%3A%2B12025550101%40pbx.example%3Buser%3Dphone, DIRECT",
        "to=tel%3A%2B1-202-555-0101, DIRECT",
        "to=%28202%29%20555-0101, DIRECT",
        "to=12025550102, FALLBACK",
        "to=12025550150, NORMAL",
        "to=6001&agent=ann, BLOCKED",
        "agent=ann, BLOCKED",
        "agent=ann&from=%2B12025550190, NORMAL",
        "agent=ann&from=+12025550190, NORMAL",
        "agent=ann&psap=true, DIRECT",
        "agent=ann&psap=yes, DIRECT",
        "agent=ann&psap=psap-callback, DIRECT",
        "agent=ann&psap=Psap-Callback%3Bx%3D1, DIRECT",
        "agent=ann&psap=true&from=anonymous, DIRECT",
        "agent=ann&psap=true&from=2025550180, DIRECT",
        "agent=ann&from=12025550190, NORMAL",
        "agent=bob, NORMAL",
        "to=urn%3Aservice%3Asos, NORMAL"
    })
    void answersAsTheTableDoes(String question, String action) throws Exception {
        assertThat(ask(question).path("action").asText()).isEqualTo(action);
    }

    /** A responder whose telephone shows the emergency number is nobody's extension. */
    @Test
    void takesTheEmergencyNumberOfAPoolsRegionForAResponders() throws Exception {
        assertThat(ask("to=12025550101&from=110").path("action").asText()).isEqualTo("NORMAL");

        routing.apply("pool-definitions", "berlin", pool("berlin", List.of()), NOW);
        assertThat(ask("to=12025550101&from=110").path("action").asText()).isEqualTo("DIRECT");

        routing.apply("pool-definitions", "berlin", pool("berlin", List.of("110")), NOW);
        assertThat(ask("to=12025550101&from=110").path("action").asText()).isEqualTo("NORMAL");
    }

    private static PoolDefinition pool(String name, List<String> notEmergency) {
        return PoolDefinition.newBuilder()
                .setPool(name)
                .setRegion("DE")
                .setNotEmergency(notEmergency)
                .setState(DefinitionState.OPEN)
                .build();
    }

    @Test
    void answersAsTheNumberItself() throws Exception {
        JsonNode number =
                new ObjectMapper().readTree(get("/v1/numbers/+12025550101").body());

        assertThat(ask("to=12025550101")).isEqualTo(number);
    }

    /** Else a responder who calls while it starts would land in a queue. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/route?to=12025550101",
                "/v1/route?agent=ann",
                "/v1/numbers/+12025550101",
                "/v1/agents/ann",
                "/v1/pools"
            })
    void saysThatItDoesNotKnowYetUntilItsTablesAreRead(String path) throws Exception {
        read = false;

        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body()).isEqualTo("{\"error\":\"tables-not-read-yet\"}\n");
    }

    /** Ten thousand tenants, each with numbers of its own: counted in one go, and not once a pool. */
    @Test
    @Timeout(20)
    void countsTheNumbersOfAllPoolsInOneGo() throws Exception {
        for (int pool = 0; pool < 10_000; pool++) {
            String name = "tenant-" + pool;
            document.put("pools", name, new PoolView(name, "GB", null, 1, false));
            for (int number = 0; number < 5; number++) {
                boolean leased = number == 0;
                document.put(
                        "numbers",
                        name + number,
                        new NumberView(name, number < 4, leased ? LEASED : FREE, leased ? "ann" : null, null, null));
            }
        }
        Instant begun = Instant.now();

        JsonNode pools = new ObjectMapper().readTree(get("/v1/pools").body()).path("pools");

        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(3));
        assertThat(pools).hasSize(10_000);
        assertThat(pools.get(9_999).path("numbers").toString())
                .isEqualTo("{\"free\":3,\"leased\":1,\"resting\":0,\"withdrawn\":1}");
    }

    @Test
    void asksForWhomTheCallIs() throws Exception {
        assertThat(get("/v1/route?from=ann").statusCode()).isEqualTo(400);
    }

    private JsonNode ask(String question) throws Exception {
        return new ObjectMapper().readTree(get("/v1/route?" + question).body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI url = URI.create("http://127.0.0.1:" + server.port() + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    }

    private static DirectRoute route() {
        return DirectRoute.newBuilder()
                .setEventId("default-1")
                .setPool("default")
                .setFence(1)
                .setNumber("+12025550101")
                .setAgentId("ann")
                .setState(RouteState.ACTIVE)
                .setBypass(List.of(RouteBypass.PRESENCE))
                .setPriority(RoutePriority.HIGHEST)
                .setRequiresDecision(false)
                .setNoAnswerSeconds(20)
                .setFallback(DESK)
                .setExpiresAt(LATER)
                .setReason("ISSUED")
                .build();
    }

    private static InboundBlock block() {
        return InboundBlock.newBuilder()
                .setEventId("default-2")
                .setPool("default")
                .setFence(1)
                .setAgentId("ann")
                .setState(BlockState.ACTIVE)
                .setExceptNumbers(List.of("+12025550101"))
                .setExceptCallers(List.of(DESK))
                .setExceptPsapCallback(true)
                .setRequiresDecision(false)
                .setExpiresAt(LATER)
                .setReason("EMERGENCY")
                .build();
    }
}
