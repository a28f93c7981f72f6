package io.ringback.asterisk;

import static io.ringback.asterisk.Switchboard.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.asterisk.SwitchEvent.UpNow;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Which calls of before a connection are over: those of this Asterisk that it does not have. */
class GatewayTest {
    private final MockProducer<String, byte[]> sent =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final Gateway gateway = new Gateway(
            Switchboard.PHONES,
            List::of,
            new CallRecords(Settings.load(SettingSources.none().with("asterisk.name", "pbx"))
                    .asterisk()),
            new Publisher("ringback.", sent, () -> NOW));

    @Test
    void endsWhatAsteriskDoesNotHave() {
        gateway.connected("");

        gateway.goOnOrEnd("pbx-1795884.3", "ann", NOW);

        assertThat(sent.history()).extracting(record -> record.key()).containsExactly("pbx-1795884.3");
    }

    @Test
    void endsWhatAsteriskDoesNotHaveByItsSystemName() {
        gateway.connected("north");

        gateway.goOnOrEnd("pbx-north-1795884.3", "ann", NOW);

        assertThat(sent.history()).extracting(record -> record.key()).containsExactly("pbx-north-1795884.3");
    }

    /** An Asterisk "pbx-2" has agents in the same pool: its emergency goes on. */
    @Test
    void endsNoCallOfAnAsteriskWhoseNameBeginsAlike() {
        gateway.connected("");

        gateway.goOnOrEnd("pbx-2-1795884.3", "bob", NOW);

        assertThat(sent.history()).isEmpty();
    }

    @Test
    void goesOnWithWhatIsUp() {
        gateway.connected("");
        gateway.tell(new UpNow(List.of(Switchboard.rung("1795884.3", "trunk", "1795884.1", "Up")), NOW));

        gateway.goOnOrEnd("pbx-1795884.3", "ann", NOW);

        assertThat(sent.history()).isEmpty();
        assertThat(gateway.call("pbx-1795884.3")).map(Call::agentId).contains("ann");
    }
}
