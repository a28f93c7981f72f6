package io.ringback.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ringback.wire.OutputFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is chosen wins in order; what is wrong is in {@link WrongSettingsTest}. */
class SettingsTest {
    @Test
    void afterTheLastPortThereIsNoneForTheProbes() {
        assertThat(refusal(new SettingSources(null, Map.of(), List.of("http.port=65535")))
                        .errors())
                .containsExactly("http.probes.port: must be another port than http.port, 65535");
        assertThat(Settings.load(SettingSources.none().with("http.port", 65_535).with("http.probes.port", 8_081))
                        .console()
                        .probesPort())
                .isEqualTo(8_081);
    }

    @Test
    void theProbesPortIsTheOneAfterThePort() {
        assertThat(Settings.load(SettingSources.none()).console().probesPort()).isEqualTo(8_081);
        assertThat(Settings.load(SettingSources.none().with("http.port", 9_000))
                        .console()
                        .probesPort())
                .isEqualTo(9_001);
        assertThat(Settings.load(SettingSources.none().with("http.port", 0))
                        .console()
                        .probesPort())
                .isZero();
        assertThat(Settings.load(SettingSources.none().with("http.probes.port", 7))
                        .console()
                        .probesPort())
                .isEqualTo(7);
    }

    @Test
    void everySettingHasTheDefaultOfTheDesign() {
        Settings settings = Settings.load(SettingSources.none());
        assertThat(settings.bootstrapServers()).isEqualTo("localhost:9092");
        assertThat(settings.topicPrefix()).isEqualTo("ringback.");
        assertThat(settings.applicationId()).isEqualTo("ringback");
        assertThat(settings.createTopics()).isTrue();
        assertThat(settings.lease()).isEqualTo(Duration.ofMinutes(60));
        assertThat(settings.quarantine()).isEqualTo(Duration.ofMinutes(60));
        assertThat(settings.overrunGrace()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.minAfterCall()).isEqualTo(Duration.ZERO);
        assertThat(settings.noAnswer()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.trust()).isEqualTo(Trust.ANY);
        assertThat(settings.trustedCallers()).isEmpty();
        assertThat(settings.fallbackDestination()).isNull();
        assertThat(settings.emergency().numbers()).isEmpty();
        assertThat(settings.emergency().testNumbers())
                .containsExactly(new RegionNumber("US", "933"), new RegionNumber("CA", "933"));
        assertThat(settings.outputFormat()).isEqualTo(OutputFormat.AVRO);
        assertThat(settings.purgeCallEvents()).isFalse();
        assertThat(settings.console().host()).isEqualTo("127.0.0.1");
        assertThat(settings.console().port()).isEqualTo(8080);
        assertThat(settings.console().tokenFile()).isNull();
        assertThat(settings.stateDir()).isEqualTo(Path.of(System.getProperty("user.home"), ".ringback", "state"));
        assertThat(settings.pools())
                .containsExactly(
                        Map.entry("default", new PoolSettings("default", "US", null, 1, null, PoolDialling.PLAIN)));
        assertThat(settings.streams()).isEmpty();
        assertThat(settings.kafka()).containsExactly(Map.entry("bootstrap.servers", "localhost:9092"));
    }

    @Test
    void aPoolTakesWhatItDoesNotSetFromTheDeployment() {
        Settings settings = set(
                "pools=east,west-2",
                "pools.west-2.region=GB",
                "pools.west-2.fallback=sip:desk@example.com",
                "pools.west-2.low=3",
                "emergency.region=CA",
                "fallback.destination=+12025550199");
        assertThat(settings.pool("east"))
                .isEqualTo(new PoolSettings("east", "CA", "+12025550199", 1, null, PoolDialling.PLAIN));
        assertThat(settings.pool("west-2"))
                .isEqualTo(new PoolSettings("west-2", "GB", "sip:desk@example.com", 3, null, PoolDialling.PLAIN));
        assertThat(settings.pools()).containsOnlyKeys("east", "west-2", "default");
    }

    @Test
    void numbersAndPrefixesMayHaveStars() {
        Settings settings = set(
                "pools.default.outside-line=0,*80",
                "pools.default.not-emergency=101,*11",
                "emergency.numbers=DE:0112,*80112",
                "emergency.not-numbers=IN:101");
        assertThat(settings.pool(null).dialling())
                .isEqualTo(new PoolDialling(Set.of("0", "*80"), Set.of("101", "*11")));
        assertThat(settings.emergency().numbers())
                .containsExactly(new RegionNumber("DE", "0112"), new RegionNumber(null, "*80112"));
        assertThat(settings.emergency().notNumbers()).containsExactly(new RegionNumber("IN", "101"));
    }

    @Test
    void anUnknownPoolIsTheDefaultPool() {
        Settings settings = set("pools=east");
        assertThat(settings.pool("nowhere").name()).isEqualTo("default");
        assertThat(settings.pool(null).name()).isEqualTo("default");
    }

    @Test
    void kafkaSettingsGoToEveryClientAndOneRolesToIt() {
        Settings settings = Settings.load(new SettingSources(
                null,
                Map.of("RINGBACK_KAFKA_SECURITY_PROTOCOL", "SSL", "RINGBACK_DESK_KAFKA_CLIENT_RACK", "b"),
                List.of("kafka.client.rack=a", "streams.num.standby.replicas=2")));
        assertThat(settings.kafka(Role.INTAKE))
                .containsEntry("client.rack", "a")
                .containsEntry("security.protocol", "SSL");
        assertThat(settings.kafka(Role.DESK))
                .containsEntry("client.rack", "b")
                .containsEntry("security.protocol", "SSL");
        assertThat(settings.streams()).containsExactly(Map.entry("num.standby.replicas", "2"));
    }

    /** A pool may be made at run time. */
    @Test
    void takesAPoolForAnEdgeRoleThatItDoesNotHave() {
        Settings settings = Settings.load(SettingSources.none()
                .with("gateways", "twilio")
                .with("gateway.twilio.system", "twilio")
                .with("gateway.twilio.pool", "tenant-7")
                .with("asterisk.pool", "tenant-7"));

        assertThat(settings.gateways())
                .hasEntrySatisfying(
                        "twilio", gateway -> assertThat(gateway.pool()).isEqualTo("tenant-7"));
        assertThat(settings.asterisk().pool()).isEqualTo("tenant-7");
        assertThat(refusal(SettingSources.none().with("asterisk.pool", "a b")).errors())
                .containsExactly("asterisk.pool: must be a pool of pools, or one that 'ringback pool create' makes, not"
                        + " 'a b' (--set)");
    }

    @Test
    void showsNoPasswords() {
        Settings settings = Settings.load(SettingSources.none()
                .with("registry.url", "http://ann:hush@registry.example.com")
                .with("kafka.ssl.key.password", "hush"));

        assertThat(settings.shown())
                .containsEntry("registry.url", new Shown("(hidden)", "--set"))
                .containsEntry("kafka.ssl.key.password", new Shown("(hidden)", "--set"))
                .containsEntry("http.port", new Shown("8080", "default"));
    }

    @Test
    void everyClientHasTheRegistrysFramingBesidesWhatTheOperatorIntercepts() {
        Settings settings = Settings.load(SettingSources.none()
                .with("registry.url", "http://ann:hush@registry.example.com/api")
                .with("kafka.interceptor.classes", "com.example.Traces"));

        assertThat(settings.kafka(Role.DESK))
                .containsEntry("interceptor.classes", "com.example.Traces,io.ringback.registry.RegistryFraming")
                .containsEntry("ringback.registry.url", "http://ann:hush@registry.example.com/api");
        assertThat(settings.toString()).doesNotContain("hush");
        assertThat(Settings.load(SettingSources.none()).kafka()).doesNotContainKey("interceptor.classes");
    }

    @Test
    void neverShowsAPasswordOrATrustedCaller() {
        SettingSources sources = SettingSources.none()
                .with("kafka.sasl.jaas.config", "hush-1")
                .with("streams.x", "hush-2")
                .with("callback.trusted-callers", "+12025550123");
        assertThat(sources + " " + Settings.load(sources))
                .contains("kafka.sasl.jaas.config", "callback.lease=PT1H")
                .doesNotContain("hush", "12025550123");
        assertThat(refusal(sources.with("callback.trusted-callers", "+12025550123,+1-202-555-0124"))
                        .errors())
                .containsExactly("callback.trusted-callers, entry 2: must be a comma list of numbers in E.164 such as"
                        + " +12025550123 (--set)");
    }

    @Test
    void aNumberOfOneRegionAppliesThereAlone() {
        assertThat(set("emergency.numbers=5555,GB:101").emergency().numbers().stream()
                        .filter(number -> number.appliesTo("US"))
                        .map(RegionNumber::number))
                .containsExactly("5555");
    }

    @Test
    void everyDefaultIsItsOwnValidValueAndEverySettingIsExplained() {
        assertThat(SettingsReference.all()).allSatisfy(setting -> {
            assertThat(setting.defaultValue()).isNotNull();
            assertThat(setting.doc()).endsWith(".");
        });
    }

    private static Settings set(String... assignments) {
        return Settings.load(new SettingSources(null, Map.of(), Arrays.asList(assignments)));
    }

    private static InvalidSettingsException refusal(SettingSources sources) {
        return catchThrowableOfType(InvalidSettingsException.class, () -> Settings.load(sources));
    }
}
