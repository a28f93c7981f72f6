package io.ringback.topics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.ringback.settings.OutputHeaders;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import org.junit.jupiter.api.Test;

/** What the contract says of headers; the document itself is held to its golden file. */
final class AsyncApiTest {
    @Test
    void namesTheHeadersOfOutputsAndOfNothingElseWhereTheyAreOn() throws Exception {
        JsonNode messages = messages(OutputHeaders.CLOUDEVENTS);

        assertThat(messages.path("AgentStatus-by-agentId")
                        .at("/headers/properties/ce_type/const")
                        .asText())
                .isEqualTo("io.ringback.event.AgentStatus");
        assertThat(messages.path("CallEvent-by-callId").has("headers")).isFalse();
        assertThat(messages.path("EmergencySignal-by-pool").has("headers")).isFalse();
    }

    @Test
    void namesNoneWhereTheyAreOff() throws Exception {
        assertThat(messages(OutputHeaders.NONE).findValue("headers")).isNull();
    }

    private static JsonNode messages(OutputHeaders headers) throws Exception {
        TopicCatalog catalog = TopicCatalog.load(Settings.load(SettingSources.none()));
        return new YAMLMapper().readTree(AsyncApi.of(catalog, "0", headers)).at("/components/messages");
    }
}
