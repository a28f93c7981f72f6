package io.ringback.e2e;

import static io.ringback.e2e.SystemWords.micros;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.CallbackNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An emergency that is dialled by its name and no number: where agents have names, too, it is none of theirs. */
class SystemsSosTest {
    @RegisterExtension
    final Played ringback = new Played();

    @Test
    void ofJambonzIsTheAgentsWhoDials() {
        ringback.annIsAvailable();

        ringback.hears("jambonz", """
                {"call_sid":"p","direction":"inbound","from":"ann","to":"sos","call_status":"trying"}""", """
                {"call_sid":"c","parent_call_sid":"p","direction":"outbound","from":"+12025550111","to":"sos","call_status":"trying"}""");

        assertThat(ringback.each(CallbackNumber.class, CallbackNumber::getAgentId))
                .containsExactly("ann");
        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");
    }

    @Test
    void ofFreeSwitchIsTheAgentsWhoDials() {
        ringback.annIsAvailable();

        ringback.hears("freeswitch", """
                {"Event-Name":"CHANNEL_CREATE","Unique-ID":"a","Channel-Call-UUID":"a","Call-Direction":"inbound","variable_user_name":"ann","Caller-Destination-Number":"sos","Event-Date-Timestamp":"%s"}""".formatted(micros(0)), """
                {"Event-Name":"CHANNEL_CREATE","Unique-ID":"b","Channel-Call-UUID":"a","Call-Direction":"outbound","Channel-Presence-ID":"sos@esrp.example.com","Caller-Destination-Number":"sos","Event-Date-Timestamp":"%s"}""".formatted(micros(1)));

        assertThat(ringback.each(CallbackNumber.class, CallbackNumber::getAgentId))
                .containsExactly("ann");
        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");
    }
}
