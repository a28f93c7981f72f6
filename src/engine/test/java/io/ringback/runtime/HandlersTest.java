package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ringback.event.PooledNumber;
import io.ringback.event.RejectedRecord;
import io.ringback.settings.Role;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.wire.EventSerdes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What Kafka Streams does with poison, with our handlers in place. */
class HandlersTest {
    private static final String CANARY = "CANARY-7f3a";
    private static final String REJECTS = "ringback.rejects";

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @TempDir
    Path state;

    @BeforeEach
    void listen() {
        logged.start();
        root.addAppender(logged);
    }

    @AfterEach
    void forget() {
        root.detachAppender(logged);
    }

    @Test
    void rejectsWhatCannotBeReadByItsCoordinatesAlone() {
        try (TopologyTestDriver driver = driver(new RuntimeException("not reached"))) {
            pipe(driver, "{\"number\":\"" + CANARY + "\"");

            assertThat(rejects(driver)).singleElement().satisfies(reject -> {
                assertThat(reject.getTopic()).isEqualTo("in");
                assertThat(reject.getError()).isEqualTo("TRUNCATED");
                assertThat(reject.getEventId()).isEqualTo("in-0-0");
            });
        }
        assertThat(logLines()).noneMatch(line -> line.contains(CANARY));
    }

    @Test
    void saysOfARejectWhichEventItIsWhereHeadersAreAskedFor() {
        SettingSources asked = SettingSources.none().with("output.headers", "cloudevents");
        try (TopologyTestDriver driver = driver(asked, new RuntimeException("not reached"), new Places())) {
            pipe(driver, "{\"number\":\"" + CANARY + "\"");

            assertThat(rejectTopic(driver).readRecordsToList())
                    .singleElement()
                    .satisfies(reject -> assertThat(
                                    reject.headers().lastHeader("ce_id").value())
                            .asString()
                            .isEqualTo("in-0-0"));
        }
    }

    @Test
    void goesOnAfterARecordThatARuleCannotDigest() {
        try (TopologyTestDriver driver = driver(new IllegalStateException("quotes " + CANARY))) {
            pipe(driver, number());
            pipe(driver, number());

            assertThat(rejects(driver))
                    .extracting(RejectedRecord::getError)
                    .containsExactly("IllegalStateException", "IllegalStateException");
        }
        assertThat(logLines())
                .anyMatch(line -> line.contains("event=step-failed"))
                .noneMatch(line -> line.contains(CANARY));
    }

    @Test
    void leavesKafkasOwnTroubleToANewThread() {
        TopologyTestDriver driver = driver(new StreamsException("the store is closed"));

        assertThatThrownBy(() -> pipe(driver, number())).isInstanceOf(StreamsException.class);
    }

    @Test
    void passesOverARecordAtWhichAThreadHasEndedBefore() {
        Places places = new Places();
        TopologyTestDriver first = driver(new StreamsException("the store is closed"), places);
        assertThatThrownBy(() -> pipe(first, number())).isInstanceOf(StreamsException.class);

        try (TopologyTestDriver second = driver(new StreamsException("the store is closed"), places)) {
            pipe(second, number());

            assertThat(rejects(second)).extracting(RejectedRecord::getEventId).containsExactly("in-0-0");
        }
    }

    @Test
    void neverPassesOverARecordBecauseTheBrokersAreInTrouble() {
        Places places = new Places();
        for (int i = 0; i < 3; i++) {
            TopologyTestDriver driver = driver(new StreamsException(new TimeoutException("away")), places);
            assertThatThrownBy(() -> pipe(driver, number())).isInstanceOf(StreamsException.class);
        }
    }

    private TopologyTestDriver driver(RuntimeException failure) {
        return driver(failure, new Places());
    }

    private TopologyTestDriver driver(RuntimeException failure, Places places) {
        return driver(SettingSources.none(), failure, places);
    }

    private TopologyTestDriver driver(SettingSources sources, RuntimeException failure, Places places) {
        Topology topology = new Topology()
                .addSource("in", new StringDeserializer(), EventSerdes.deserializer(PooledNumber.class), "in")
                .addProcessor(
                        "fail",
                        () -> new ContextualProcessor<String, PooledNumber, String, PooledNumber>() {
                            @Override
                            public void process(Record<String, PooledNumber> record) {
                                throw failure;
                            }
                        },
                        "in");
        Settings settings = Settings.load(sources.with("state.dir", state));
        Properties chosen = StreamsSettings.of(settings, Role.INTAKE, 1, REJECTS);
        chosen.put(Places.SETTING, places);
        return new TopologyTestDriver(topology, chosen);
    }

    private static void pipe(TopologyTestDriver driver, String value) {
        driver.createInputTopic("in", new StringSerializer(), new ByteArraySerializer())
                .pipeInput("key", value.getBytes(StandardCharsets.UTF_8));
    }

    private static String number() {
        return "{\"number\":\"+12025550101\",\"pool\":\"default\",\"state\":\"IN_SERVICE\"}";
    }

    private static List<RejectedRecord> rejects(TopologyTestDriver driver) {
        return rejectTopic(driver).readValuesToList();
    }

    private static TestOutputTopic<String, RejectedRecord> rejectTopic(TopologyTestDriver driver) {
        return driver.createOutputTopic(
                REJECTS, new StringDeserializer(), EventSerdes.deserializer(RejectedRecord.class));
    }

    private List<String> logLines() {
        return logged.list.stream()
                .map(event -> event.getFormattedMessage() + event.getThrowableProxy())
                .toList();
    }
}
