package io.ringback.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the tables of integrations/kafka-connect make of what Connect's sink writes, in a real PostgreSQL. */
final class SqlTablesTest {
    private static final Path FOLDER = Path.of("integrations/kafka-connect");
    private static final String LATER = "2126-01-01T00:00:00Z";
    private static final String LONG_AGO = "2026-01-01T00:00:00Z";

    private static @Nullable TestPostgres postgres;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> programs = TestPostgres.programs();
        assumeTrue(programs.isPresent(), "skipped: no PostgreSQL, which is Debian's package postgresql");
        postgres = TestPostgres.start(programs.orElseThrow());
        postgres().run(FOLDER.resolve("tables.sql"));
        postgres()
                .owner("CREATE ROLE ringback_connect LOGIN; GRANT USAGE ON SCHEMA ringback TO ringback_connect;"
                        + " GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA ringback TO ringback_connect");
    }

    @AfterAll
    static void stop() throws Exception {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void connectHandsOnBytes() throws IOException {
        JsonNode config = new ObjectMapper()
                .readTree(FOLDER.resolve("ringback-postgresql.json").toFile())
                .get("config");

        for (String side : new String[] {"key", "value"}) {
            assertThat(config.get(side + ".converter").asText())
                    .isEqualTo("org.apache.kafka.connect.converters.ByteArrayConverter");
        }
    }

    @Test
    void leaveOutWhatIsNoTextAndTakeWhatComesNext() throws Exception {
        write("numbers", utf8("+12025550141"), new byte[] {(byte) 0xC3, 1, 0, 2});
        write("numbers", utf8("+12025550142"), utf8("\u0000"));
        write("numbers", utf8("\u0000"), utf8("{}"));
        write("numbers", new byte[] {(byte) 0xFF}, null);
        write("numbers", utf8("+12025550143"), utf8("{\"pool\":\"default\",\"state\":\"IN_SERVICE\"}"));

        assertThat(postgres().owner("SELECT number, pool, state FROM ringback.pool_numbers"))
                .isEqualTo("+12025550143|default|IN_SERVICE");
    }

    @Test
    void keepTheHighestFence() throws Exception {
        write("direct_routes", utf8("+12025550144"), route(7, "LIFTED", LATER));
        write("direct_routes", utf8("+12025550144"), route(6, "ACTIVE", LATER));
        write("direct_routes", utf8("+12025550145"), route(7, "ACTIVE", LATER));
        write("direct_routes", utf8("+12025550145"), null);
        write("direct_routes", utf8("+12025550145"), route(6, "ACTIVE", LATER));
        write("direct_routes", utf8("+12025550146"), route(7, "LIFTED", LATER));
        write("direct_routes", utf8("+12025550146"), route(7, "ACTIVE", LATER));
        write("direct_routes", utf8("+12025550147"), route(7, "ACTIVE", LONG_AGO));

        assertThat(postgres().owner("SELECT number, fence FROM ringback.active_routes"))
                .isEqualTo("+12025550146|7");
    }

    @Test
    void showNoCallAgainOnceItIsHidden() throws Exception {
        write("dashboard_suppressions", utf8("hidden"), suppression("IN_CALL", LATER));
        write("dashboard_suppressions", utf8("dropped"), suppression("DROP", LATER));
        write("dashboard_suppressions", utf8("expired"), suppression("IN_CALL", LONG_AGO));
        write("dashboard_suppressions", utf8("deleted"), suppression("IN_CALL", LATER));
        write("dashboard_suppressions", utf8("deleted"), null);
        write("dashboard_suppressions", utf8("unknown"), null);

        assertThat(postgres().owner("SELECT call_id, forgotten FROM ringback.hidden_calls ORDER BY call_id"))
                .isEqualTo("deleted|t\ndropped|t\nexpired|t\nhidden|f\nunknown|t");
    }

    @Test
    void forgetAfterTwoHoursWhenAnEmergencyWas() throws Exception {
        write("agent_status", utf8("ann"), utf8("{\"fence\":3,\"agentId\":\"ann\",\"emergency\":false}"));
        write("agent_status", utf8("bob"), utf8("{\"fence\":4,\"agentId\":\"bob\",\"emergency\":false}"));
        postgres()
                .owner("ALTER TABLE ringback.agent_status DISABLE TRIGGER fenced;"
                        + " UPDATE ringback.agent_status SET written = now() - interval '3 hours' WHERE id = 'ann';"
                        + " ALTER TABLE ringback.agent_status ENABLE TRIGGER fenced; SELECT ringback.forget()");

        assertThat(
                        postgres()
                                .owner(
                                        "SELECT id, fence, record IS NULL, event IS NULL FROM ringback.agent_status ORDER BY id"))
                .isEqualTo("ann|3|t|t\nbob|4|f|f");
    }

    private static byte[] route(long fence, String state, String expires) {
        return utf8("{\"fence\":" + fence + ",\"state\":\"" + state + "\",\"expiresAt\":\"" + expires + "\"}");
    }

    private static byte[] suppression(String state, String expires) {
        return utf8("{\"fence\":5,\"state\":\"" + state + "\",\"expiresAt\":\"" + expires + "\"}");
    }

    /** As Debezium's sink does, with the login that it has. */
    private static void write(String table, byte[] key, byte @Nullable [] value) throws Exception {
        postgres()
                .as(
                        "ringback_connect",
                        "INSERT INTO ringback." + table + " (key, record) VALUES (" + literal(key) + ", "
                                + literal(value) + ") ON CONFLICT (key) DO UPDATE SET record = EXCLUDED.record");
    }

    private static String literal(byte @Nullable [] bytes) {
        return bytes == null ? "NULL" : "'\\x" + HexFormat.of().formatHex(bytes) + "'";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private static TestPostgres postgres() {
        return Objects.requireNonNull(postgres);
    }
}
