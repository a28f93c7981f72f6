package io.ringback.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BroadcastTest {
    private final LiveDocument document = new LiveDocument();
    private final Broadcast broadcast = new Broadcast(document, new ObjectMapper(), List.of());

    @Test
    void tellsNewcomersOfOneMomentTheSame() {
        document.put("numbers", "a", "free");

        assertThat(newcomer()).isEqualTo(newcomer());
    }

    @Test
    void tellsEachNewcomerTheTruthOfItsMoment() {
        document.put("numbers", "a", "free");
        List<String> early = newcomer();

        document.put("numbers", "a", "leased");
        List<String> late = newcomer();

        assertThat(late).singleElement().asString().contains("\"reset\":true", "leased");
        assertThat(early).hasSize(2).last().asString().contains("\"reset\":false", "leased");
    }

    private List<String> newcomer() {
        List<String> told = new ArrayList<>();
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
