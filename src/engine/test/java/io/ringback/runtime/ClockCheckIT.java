package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.embedded.EmbeddedKafka;
import io.ringback.embedded.SuperUser;
import io.ringback.settings.Role;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicPlan;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(600)
class ClockCheckIT {
    @AutoClose
    private static EmbeddedKafka kafka;

    private final List<String> complaints = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void startBroker() {
        kafka = EmbeddedKafka.start();
    }

    @BeforeEach
    void makeTopics() {
        Settings settings = settings("ringback.");
        try (Admin admin = Admin.create(settings.kafka())) {
            TopicPlan.compare(TopicCatalog.load(settings), admin).createMissing(admin);
        }
    }

    @Test
    void acceptsTheSameClock() {
        check(settings("ringback."), Duration.ZERO);

        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT1M,ahead of", "PT-1M,behind"})
    void complainsOfAClockThatIsMoreThanTwoSecondsOff(Duration off, String how) {
        check(settings("ringback."), off);

        assertThat(complaints).singleElement().asString().contains(how);
    }

    @Test
    void complainsOfATopicThatCannotTellTheTime() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("plain.emergency-signals", 8, (short) 1)))
                    .all()
                    .get();
        }

        check(settings("plain."), Duration.ZERO);

        assertThat(complaints)
                .containsExactly("topic plain.emergency-signals must have message.timestamp.type=LogAppendTime");
    }

    @Test
    void looksWithTheLoginOfTheRole() {
        SuperUser account = new SuperUser("intake", "secret4711");
        try (EmbeddedKafka secured = EmbeddedKafka.startSecured(account)) {
            Settings settings = loggedIn(secured, account);
            try (Admin admin = Admin.create(settings.kafka(Role.INTAKE))) {
                TopicPlan.compare(TopicCatalog.load(settings), admin).createMissing(admin);
            }

            check(settings, Duration.ofHours(1));
        }

        assertThat(complaints).singleElement().asString().contains("ahead of");
    }

    private static Settings loggedIn(EmbeddedKafka secured, SuperUser account) {
        SettingSources sources = SettingSources.none().with("bootstrap.servers", secured.bootstrapServers());
        for (Map.Entry<String, Object> login : account.login().entrySet()) {
            sources = sources.with("intake.kafka." + login.getKey(), login.getValue());
        }
        return Settings.load(sources);
    }

    private void check(Settings settings, Duration off) {
        SteadyClock clock = new SteadyClock(Clock.offset(Clock.systemUTC(), off), System::nanoTime);
        try (ClockCheck check = ClockCheck.of(settings, Role.INTAKE, clock, complaints::add)) {
            check.start();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Settings settings(String prefix) {
        return Settings.load(SettingSources.none()
                .with("bootstrap.servers", kafka.bootstrapServers())
                .with("topic.prefix", prefix));
    }
}
