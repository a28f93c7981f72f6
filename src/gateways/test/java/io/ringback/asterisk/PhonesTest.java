package io.ringback.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Another gateway names its agents as it likes: a trunk could ring, or the dialplan read two phones for one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann&PJSIP/carrier",
                "carrier/sip:900@127.0.0.1",
                "900@carrier",
                "1@other-context/n",
                "ann,60",
                "ann|60",
                "${CHANNEL}",
                " ann",
                ""
            })
    void makesNoPhoneOfAnIdThatAsteriskReadsAsMoreThanOneName(String agentId) {
        Phones any = new Phones(
                List.of(Pattern.compile("PJSIP/(.+)"), Pattern.compile("Local/(.+)@agents/n")),
                List.of(Pattern.compile("PJSIP/carrier")));

        assertThat(any.phoneOf(agentId)).isEmpty();
        assertThat(any.allOf(agentId)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "200", "ann.smith", "ann_smith-2", "*200", "+12025550101", "jörg"})
    void makesPhonesOfAnIdThatIsOneName(String agentId) {
        Phones any =
                new Phones(List.of(Pattern.compile("PJSIP/(.+)"), Pattern.compile("Local/(.+)@agents/n")), List.of());

        assertThat(any.allOf(agentId)).containsExactly("PJSIP/" + agentId, "Local/" + agentId + "@agents/n");
    }

    @Test
    void ringsAnAgentOfThisAsteriskWhateverItsEndpointIsCalled() {
        Phones any = new Phones(List.of(Pattern.compile("PJSIP/(.+)")), List.of());

        any.used("ann@example.com", "PJSIP/ann@example.com");

        assertThat(any.phoneOf("ann@example.com")).contains("PJSIP/ann@example.com");
    }

    @Test
    void takesOneDeviceAloneForTheAgents() {
        Phones desks = new Phones(List.of(Pattern.compile("SIP/([a-z]+)(?:-.*)?")), List.of());

        assertThat(desks.isDeviceOf("SIP/ann-desk", "ann")).isTrue();
        assertThat(desks.isDeviceOf("SIP/ann-desk", "bob")).isFalse();
        assertThat(desks.isDeviceOf("SIP/ann-desk&PJSIP/carrier", "ann")).isFalse();
        assertThat(desks.isDeviceOf("SIP/ann-900@carrier", "ann")).isFalse();
        assertThat(desks.isDeviceOf("SIP/ann-|0", "ann")).isFalse();
    }
}
