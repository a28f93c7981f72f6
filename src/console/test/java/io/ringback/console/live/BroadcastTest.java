package io.ringback.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class BroadcastTest {
    private final LiveDocument document = new LiveDocument();

    @AutoClose
    private final Broadcast broadcast = new Broadcast(document, new ObjectMapper(), List.of(), () -> 0);

    @Test
    void tellsNewcomersOfOneMomentTheSame() {
        document.put("numbers", "a", "free");

        assertThat(newcomer()).isEqualTo(newcomer());
    }

    @Test
    void tellsWhatChangedToWhoeverCameBeforeAndAfter() {
        document.put("numbers", "a", "free");
        List<String> early = newcomer();
        document.put("numbers", "a", "leased");
        List<String> late = newcomer();

        broadcast.start();

        Awaitility.await()
                .until(() -> early.size() == 2 && String.join("", late).contains("leased"));
        assertThat(early.get(0)).contains("\"reset\":true", "free");
        assertThat(early.get(1)).contains("\"reset\":false", "leased");
    }

    @Test
    void tellsManyNoLessOfItButLessOften() {
        List<List<String>> many = Stream.generate(this::newcomer).limit(100).toList();
        document.put("numbers", "a", "leased");

        broadcast.start();

        Awaitility.await().until(() -> many.stream().allMatch(told -> told.size() == 2));
        assertThat(many).allSatisfy(told -> assertThat(told.get(1)).contains("leased"));
    }

    private List<String> newcomer() {
        List<String> told = new CopyOnWriteArrayList<>();
        broadcast.join(new Broadcast.Viewer() {
            @Override
            public boolean offer(ByteBuffer message) {
                return told.add(StandardCharsets.UTF_8.decode(message).toString());
            }

            @Override
            public void end() {
                told.add("end");
            }
        });
        return told;
    }
}
