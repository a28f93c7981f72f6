package io.ringback.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.core.PoolName;
import io.ringback.notify.rules.EscalationPolicy;
import io.ringback.notify.rules.Kind;
import io.ringback.notify.rules.Notice;
import io.ringback.notify.rules.NoticeId;
import io.ringback.notify.rules.OpenNotice;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.state.OpenNoticeRow;
import io.ringback.wire.EventSerdes;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenNoticesTest {
    private static final Settings SETTINGS = Settings.load(SettingSources.none());
    private static final EscalationPolicy POLICY = new EscalationPolicy(
            SETTINGS.notice().escalateAfter(), SETTINGS.notice().retryFor(), SETTINGS.lease());

    private final KeyValueStore<String, OpenNoticeRow> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("open-notices"),
                    Serdes.String(),
                    EventSerdes.avro(OpenNoticeRow.class))
            .withLoggingDisabled()
            .build();

    @BeforeEach
    void open(@TempDir Path folder) {
        MockProcessorContext<Void, Void> context =
                new MockProcessorContext<>(new Properties(), new TaskId(0, 0), folder.toFile());
        store.init(context.getStateStoreContext(), store);
    }

    /** R29: who does not start tells nobody of anything. */
    @Test
    void readsBackAllButTheRowOfWhichNothingCanBeMade() {
        OpenNotices before = new OpenNotices(store, POLICY, OpenNotices.MOST);
        List.of("n1", "n2").forEach(id -> before.save(new NoticeId(id), notice(id)));
        store.put("n1", OpenNoticeRow.newBuilder(store.get("n1")).setPool(" ").build());

        assertThat(new OpenNotices(store, POLICY, OpenNotices.MOST).load())
                .extracting(open -> open.notice().id().value())
                .containsExactly("n2");
        assertThat(store.get("n1"))
                .as("an earlier or later version may read it")
                .isNotNull();
    }

    private static OpenNotice notice(String id) {
        Notice notice = new Notice(
                new NoticeId(id),
                PoolName.DEFAULT,
                Kind.EMERGENCY_CALL_PLACED,
                new Notice.About(null, null, null, null, null, null),
                NotifyDriver.START);
        return new OpenNotice(notice, NotifyDriver.START, 0, null, false, List.of());
    }
}
