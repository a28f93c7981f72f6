package io.ringback.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.EmergencyNotice;
import io.ringback.event.NoticeKind;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page has room for so many notices. */
final class NoticePictureTest {
    private final LiveDocument document = new LiveDocument();
    private final NoticePicture picture = new NoticePicture(document);

    /** Anybody can call numbers that nobody holds, as often as they like. */
    @Test
    void keepsAnAgentsEmergencyHoweverManyStrangersCall() {
        notice("default-1", NoticeKind.EMERGENCY_CALL_PLACED);
        for (int i = 2; i < 1_000; i++) {
            notice("default-" + i, NoticeKind.LATE_CALLBACK);
        }

        assertThat(shown()).containsKeys("default-1", "default-999").doesNotContainKey("default-2");
        assertThat(shown()).hasSize(51);
    }

    @Test
    void keepsTheNewestOfAll() {
        for (int i = 0; i < 1_000; i++) {
            notice("default-" + i, NoticeKind.EMERGENCY_CALL_PLACED);
        }

        assertThat(shown()).hasSize(100).containsKey("default-999");
    }

    private Map<String, Object> shown() {
        return document.section("notices");
    }

    private void notice(String id, NoticeKind kind) {
        picture.noticed(EmergencyNotice.newBuilder()
                .setEventId(id)
                .setNoticeId(id)
                .setPool("default")
                .setKind(kind)
                .setAgentId(kind == NoticeKind.EMERGENCY_CALL_PLACED ? "ann" : null)
                .setNumber("+12025550101")
                .setAt(Instant.EPOCH)
                .build());
    }
}
