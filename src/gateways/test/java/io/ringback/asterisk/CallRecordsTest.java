package io.ringback.asterisk;

import static io.ringback.asterisk.Switchboard.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import org.junit.jupiter.api.Test;

/** What the contract's record says of a call. */
class CallRecordsTest {
    private final CallRecords records = new CallRecords(
            Settings.load(SettingSources.none().with("asterisk.name", "north").with("asterisk.region", "GB"))
                    .asterisk());

    @Test
    void saysWhoDialsWhatFromWhichPhone() {
        Call call = new Call("1.2", Direction.OUTBOUND, "ann", "PJSIP/ann", "911", "1.2", false);

        CallEvent event = records.record(new CallFact(CallEventType.STARTED, call, "101", NOW));

        assertThat(event.getCallId()).isEqualTo("north-1.2");
        assertThat(event.getDirection()).isEqualTo(Direction.OUTBOUND);
        assertThat(event.getAgentId()).isEqualTo("ann");
        assertThat(event.getDialledNumber()).isEqualTo("911");
        assertThat(event.getEndpointRef()).isEqualTo("PJSIP/ann");
        assertThat(event.getRegion()).isEqualTo("GB");
        assertThat(event.getGatewayId()).isEqualTo("north");
        assertThat(event.getKeepaliveSeconds()).isEqualTo(30);
        assertThat(event.getLinkedCallId()).isNull();
    }

    /** A pool that was made at run time has a region that only intake knows: a guess would win over it. */
    @Test
    void saysNoRegionThatNobodySet() {
        CallRecords unset = new CallRecords(Settings.load(
                        SettingSources.none().with("asterisk.pool", "tenant-7").with("pools.default.region", "US"))
                .asterisk());
        Call call = new Call("1.2", Direction.OUTBOUND, "ann", "PJSIP/ann", "999", "1.2", false);

        CallEvent event = unset.record(CallFact.of(CallEventType.STARTED, call, NOW));

        assertThat(event.getRegion()).isNull();
        assertThat(event.getPool()).isEqualTo("tenant-7");
    }

    @Test
    void bringsTheSidesOfACallTogether() {
        Call call = new Call("1.3", Direction.INBOUND, "bob", "PJSIP/bob", "PJSIP/bob", "1.2", false);
        CallFact fact = CallFact.of(CallEventType.STARTED, call, NOW);

        assertThat(records.key(fact)).isEqualTo("north-1.2");
        assertThat(records.record(fact).getLinkedCallId()).isEqualTo("north-1.2");
    }

    @Test
    void saysNoMoreThanTheCallWhenItIsOver() {
        Call call = new Call("1.2", Direction.OUTBOUND, "ann", "PJSIP/ann", "911", "1.2", true);

        CallEvent event = records.record(CallFact.of(CallEventType.ENDED, call, NOW));

        assertThat(event.getDialledNumber()).isNull();
        assertThat(event.getAgentId()).isNull();
    }

    @Test
    void knowsItsOwnCallsFromAnotherAsterisks() {
        assertThat(records.ownId("north-1.2")).isEqualTo("1.2");
        assertThat(records.ownId("south-1.2")).isNull();
    }

    /** Names may begin alike: then the gateway tells whose a row is. */
    @Test
    void takesNoRowOfANamesakesGatewayForItsOwn() {
        assertThat(records.ownId("north-2-1795884.3")).isEqualTo("2-1795884.3");
        assertThat(records.isAnothers("north-2")).isTrue();
        assertThat(records.isAnothers("north")).isFalse();
        assertThat(records.isAnothers(null)).isFalse();
    }
}
