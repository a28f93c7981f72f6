package io.ringback.asterisk;

import static io.ringback.asterisk.Switchboard.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.asterisk.SwitchEvent.Gone;
import io.ringback.asterisk.SwitchEvent.Seen;
import io.ringback.asterisk.SwitchEvent.UpNow;
import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.wire.EventReader;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Which calls of before a connection are over, those of this Asterisk that it does not have, and by whose clock all is told. */
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

    /** Of a call's events their times tell which came first (R14): its end must not be older than the word that it was up. */
    @Test
    void tellsAllOfACallByAsterisksClock() {
        Instant theirs = NOW.minusSeconds(40);
        gateway.tell(new Seen(Switchboard.dialling("1795884.3", "ann", "911", "Ring"), theirs), NOW);

        gateway.keepAlive(NOW.plusSeconds(1));
        gateway.tell(new Gone("1795884.3", theirs.plusSeconds(2)), NOW.plusSeconds(2));

        assertThat(occurred(CallEventType.KEEPALIVE)).isEqualTo(theirs.plusSeconds(1));
        assertThat(occurred(CallEventType.ENDED)).isEqualTo(theirs.plusSeconds(2));
    }

    /** A call that is up when a connection is made lived when it began, by Asterisk's clock: more of that is not known. */
    @Test
    void tellsNoLaterTimeOfACallThatItFindsUpThanAsteriskHas() {
        gateway.tell(
                new UpNow(List.of(Switchboard.dialling("1795884.3", "ann", "911", "Up")), NOW.plusSeconds(40)), NOW);

        assertThat(occurred(CallEventType.ANSWERED)).isEqualTo(NOW);
    }

    /** No event has shown Asterisk's clock yet: the list of what is up does. */
    @Test
    void keepsACallAliveByAsterisksClockFromTheFirstConnectionOn() {
        Instant theirs = NOW.minusSeconds(600);

        gateway.tell(new UpNow(List.of(Switchboard.dialling("1795884.3", "ann", "911", "Up")), theirs), NOW);
        gateway.keepAlive(NOW.plusSeconds(1));

        assertThat(occurred(CallEventType.KEEPALIVE)).isEqualTo(theirs.plusSeconds(1));
    }

    @Test
    void tellsByAsterisksClockWhatIsOverWhenAConnectionIsMade() {
        Instant theirs = NOW.plusSeconds(40);
        gateway.tell(new Seen(Switchboard.dialling("1795884.3", "ann", "911", "Ring"), theirs), NOW);

        gateway.tell(new UpNow(List.of(), NOW.plusSeconds(1)), NOW.plusSeconds(1));

        assertThat(occurred(CallEventType.ENDED)).isEqualTo(theirs.plusSeconds(1));
    }

    private Instant occurred(CallEventType type) {
        return sent.history().stream()
                .map(record -> EventReader.of(CallEvent.class).read(record.value()))
                .filter(event -> event.getType() == type)
                .map(CallEvent::getOccurredAt)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void goesOnWithWhatIsUp() {
        gateway.connected("");
        gateway.tell(new UpNow(List.of(Switchboard.rung("1795884.3", "trunk", "1795884.1", "Up")), NOW), NOW);

        gateway.goOnOrEnd("pbx-1795884.3", "ann", NOW);

        assertThat(sent.history()).isEmpty();
        assertThat(gateway.call("pbx-1795884.3")).map(Call::agentId).contains("ann");
    }
}
