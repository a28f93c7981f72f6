package io.ringback.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.Direction;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who may listen in to an emergency call, and what is heard. */
class ListenersTest {
    private static final List<Call> TALKING = List.of(call("1", "ann", true));

    @Test
    void nobodyMayUnlessItWasGranted() {
        assertThat(new Listeners(List.of(), Switchboard.PHONES).hears("PJSIP/desk-0001", "ann", TALKING))
                .isEmpty();
    }

    @Test
    void aDeskThatWasGrantedItHearsTheAgentsSide() {
        assertThat(granted("PJSIP/desk").hears("PJSIP/desk-0001", "ann", TALKING))
                .isEqualTo(Optional.of("1"));
    }

    @Test
    void whateverIsGrantedATrunkIsNot() {
        assertThat(granted("PJSIP/.+").hears("PJSIP/trunk-0001", "ann", TALKING))
                .isEmpty();
    }

    @Test
    void whateverIsGrantedAChannelWithinAsteriskIsNot() {
        assertThat(granted(".+").hears("Local/911@agents-0001;2", "ann", TALKING))
                .isEmpty();
    }

    @Test
    void nothingIsHeardOfACallThatNobodyHasAnsweredOrThatIsAnothers() {
        List<Call> others = List.of(call("1", "ann", false), call("2", null, true), call("3", "bob", true));

        assertThat(granted("PJSIP/desk").hears("PJSIP/desk-0001", "ann", others))
                .isEmpty();
    }

    private static Listeners granted(String pattern) {
        return new Listeners(List.of(Pattern.compile(pattern)), Switchboard.PHONES);
    }

    private static Call call(String id, @Nullable String agent, boolean answered) {
        return new Call(id, Direction.OUTBOUND, agent, "PJSIP/" + agent, "911", id, answered);
    }
}
