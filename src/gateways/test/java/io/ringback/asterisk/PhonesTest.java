package io.ringback.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Which endpoints are agents' phones, and where an agent is rung. */
class PhonesTest {
    private final Phones phones = new Phones(
            List.of(Pattern.compile("PJSIP/([0-9]{3,4})"), Pattern.compile("SIP/([a-z]+)")),
            List.of(Pattern.compile("PJSIP/999")));

    @Test
    void takesTheAgentFromThePatternsGroup() {
        assertThat(phones.agent("PJSIP/200")).contains("200");
        assertThat(phones.agent("PJSIP/20012")).isEmpty();
    }

    @Test
    void takesATrunkForNoAgentsPhone() {
        assertThat(phones.agent("PJSIP/999")).isEmpty();
    }

    @Test
    void makesThePhoneOfTheAgentsId() {
        assertThat(phones.phoneOf("200")).contains("PJSIP/200");
        assertThat(phones.phoneOf("ann")).contains("SIP/ann");
        assertThat(phones.phoneOf("Ann!")).isEmpty();
    }

    @Test
    void ringsThePhoneThatTheAgentCalledFromLast() {
        phones.used("200", "PJSIP/200x");

        assertThat(phones.phoneOf("200")).contains("PJSIP/200x");
    }

    @Test
    void knowsEveryPhoneOfAnAgentWhicheverWasUsedLast() {
        Phones two = new Phones(
                List.of(Pattern.compile("PJSIP/([0-9]{3})"), Pattern.compile("PJSIP/99([0-9]{3})")), List.of());

        two.used("200", "PJSIP/99200");

        assertThat(two.allOf("200")).containsExactly("PJSIP/200", "PJSIP/99200");
        assertThat(two.allOf("Ann!")).isEmpty();
    }
}
