package io.ringback.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.wire.SchemaCatalog;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process knows of a registry's ids: in memory, and from one start to the next in a file. */
class SchemaRegistryTest {
    private static final String TOPIC = "ringback.call-events";
    private static final Schema OWN = SchemaCatalog.bundled().of("CallEvent");

    @TempDir
    Path folder;

    @AutoClose
    private final ScriptedRegistry registry = ScriptedRegistry.start();

    @Test
    void knowsIdsOfAnEarlierStartWhileTheRegistryIsAway() throws Exception {
        Path file = folder.resolve("schema-ids.json");
        SchemaRegistry before = SchemaRegistry.at(registry.url(), file);
        before.registerWhatIsMissing();
        before.write(TOPIC, OWN);
        assertThat(before.awaitIds(Duration.ofMinutes(1))).isTrue();
        int gateways = registry.add("any", OWN.toString());
        learns(before, gateways, file);
        registry.close();

        SchemaRegistry after = new SchemaRegistry(registry.url(), file);
        after.write(TOPIC, OWN);

        assertThat(after.schema(gateways)).isEqualTo(OWN);
        assertThat(after.id(TOPIC, SchemaCatalog.fingerprint(OWN))).isEqualTo(1);
    }

    @Test
    void knowsNothingThatAnotherRegistryTold() throws Exception {
        Path file = folder.resolve("schema-ids.json");
        int id = registry.add("any", OWN.toString());
        learns(SchemaRegistry.at(registry.url(), file), id, file);

        assertThat(new SchemaRegistry(ScriptedRegistry.away(), file).schema(id)).isNull();
    }

    @Test
    void asksAgainForIdsThatAnEarlierStartHasLeft() throws Exception {
        Path file = folder.resolve("schema-ids.json");
        int id = registry.add("any", OWN.toString());
        learns(new SchemaRegistry(registry.url(), file), id, file);
        Schema other = SchemaCatalog.bundled().of("AgentPresence");
        registry.replace(id, other.toString());

        SchemaRegistry after = new SchemaRegistry(registry.url(), file);

        Awaitility.await().untilAsserted(() -> assertThat(after.schema(id)).isEqualTo(other));
    }

    @Test
    void keepsNoSchemaThatNoiseNames() throws Exception {
        Path file = folder.resolve("schema-ids.json");
        Schema other =
                SchemaBuilder.record("Other").fields().requiredString("callId").endRecord();
        int ours = registry.add("any", OWN.toString());
        int noise = registry.add("any", other.toString());
        SchemaRegistry told = new SchemaRegistry(registry.url(), file);

        learns(told, ours, file);
        Awaitility.await().untilAsserted(() -> assertThat(told.schema(noise)).isEqualTo(KnownIds.FOREIGN));

        assertThat(Files.readString(file)).contains("CallEvent").doesNotContain("Other");
    }

    @Test
    void goesOnWithoutAFileThatIsNoneOfItsOwn() throws Exception {
        URI away = ScriptedRegistry.away();
        Path file = Files.writeString(
                folder.resolve("schema-ids.json"),
                "{\"registry\":\"%s\",\"schemas\":{\"1\":\"nothing\"}}".formatted(away));

        assertThat(SchemaRegistry.at(away, file).schema(1)).isNull();
    }

    @Test
    void registersUnderFullTransitiveCompatibility() {
        SchemaRegistry.at(registry.url(), null).register(TOPIC, OWN);

        assertThat(registry.asked())
                .containsExactly(
                        "PUT /config/ringback.call-events-value",
                        "POST /subjects/ringback.call-events-value/versions",
                        "PUT /config/ringback.call-events-value");
    }

    @Test
    void saysInOneLineThatARegistryIsAway() {
        assertThatThrownBy(
                        () -> SchemaRegistry.at(ScriptedRegistry.away(), null).register(TOPIC, OWN))
                .isInstanceOf(RegistryException.class)
                .hasMessage("the registry does not answer");
    }

    @Test
    void waitsNoLongerThanItsShareOfASecond() {
        long[] now = {0};
        WaitBudget budget = new WaitBudget(Duration.ofMillis(300), () -> now[0]);

        budget.spend(Duration.ofMillis(200).toNanos());
        assertThat(budget.left()).isEqualTo(Duration.ofMillis(100).toNanos());
        budget.spend(Duration.ofMillis(500).toNanos());
        assertThat(budget.left()).isZero();
        now[0] = Duration.ofSeconds(1).toNanos();
        assertThat(budget.left()).isEqualTo(Duration.ofMillis(300).toNanos());
    }

    /** Waits until the file has it, too. */
    private static void learns(SchemaRegistry asking, int id, Path file) {
        Awaitility.await().untilAsserted(() -> assertThat(asking.schema(id)).isEqualTo(OWN));
        Awaitility.await().ignoreExceptions().until(() -> Files.readString(file).contains("CallEvent"));
    }
}
