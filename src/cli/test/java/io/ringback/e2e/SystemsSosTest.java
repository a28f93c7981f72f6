package io.ringback.e2e;

import static io.ringback.e2e.SystemWords.NOON;
import static io.ringback.e2e.SystemWords.micros;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.CallbackNumber;
import io.ringback.gateway.Rehearsal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An emergency that is dialled by its name and no number: where agents have names, too, it is none of theirs. */
class SystemsSosTest {
    @RegisterExtension
    final Played ringback = new Played();

    @Test
    void ofJambonzIsTheAgentsWhoDials() {
        ringback.annIsAvailable();

        play("jambonz", """
                {"call_sid":"p","direction":"inbound","from":"ann","to":"sos","call_status":"trying"}""", """
                {"call_sid":"c","parent_call_sid":"p","direction":"outbound","from":"+12025550111","to":"sos","call_status":"trying"}""");

        assertThat(ringback.each(CallbackNumber.class, CallbackNumber::getAgentId))
                .containsExactly("ann");
        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");
    }

    @Test
    void ofFreeSwitchIsTheAgentsWhoDials() {
        ringback.annIsAvailable();

        play("freeswitch", """
                {"Event-Name":"CHANNEL_CREATE","Unique-ID":"a","Channel-Call-UUID":"a","Call-Direction":"inbound","variable_user_name":"ann","Caller-Destination-Number":"sos","Event-Date-Timestamp":"%s"}""".formatted(micros(0)), """
                {"Event-Name":"CHANNEL_CREATE","Unique-ID":"b","Channel-Call-UUID":"a","Call-Direction":"outbound","Channel-Presence-ID":"sos@esrp.example.com","Caller-Destination-Number":"sos","Event-Date-Timestamp":"%s"}""".formatted(micros(1)));

        assertThat(ringback.each(CallbackNumber.class, CallbackNumber::getAgentId))
                .containsExactly("ann");
        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");
    }

    private void play(String system, String... lines) {
        try {
            Rehearsal gateway = Rehearsal.of(system, "", NOON);
            gateway.play(List.of(lines));
            ringback.play(gateway.told());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
