package io.ringback.e2e;

import static io.ringback.intake.IntakeDriver.event;
import static io.ringback.intake.IntakeDriver.outbound;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.AgentStatus;
import io.ringback.event.CallEventType;
import io.ringback.event.CallbackNumber;
import io.ringback.event.DirectRoute;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.LeaseState;
import io.ringback.event.NoticeKind;
import io.ringback.event.PooledNumber;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A scenario for each rule about numbers and their leases, from a gateway's event through both real topologies. */
class EveryLeaseRuleTest {
    private static final Duration HOUR = Duration.ofMinutes(60);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @AutoClose
    private Pipeline ringback = new Pipeline("fallback.destination", "+12025550190");

    @Test
    void r7TheLeaseEndsInSilence() {
        ringback.dialled().call(event(CallEventType.ENDED, "c1")).given();

        ringback.after(HOUR);

        assertThat(ringback.told(CallbackNumber.class)).extracting("state").containsExactly(LeaseState.RELEASED);
        assertThat(ringback.told(DirectRoute.class)).extracting("reason").containsExactly("EXPIRED");
        assertThat(ringback.told(AgentStatus.class)).extracting("reason").containsExactly("TIMED_OUT");
        assertThat(ringback.told(EmergencyNotice.class))
                .extracting("kind")
                .containsExactly(NoticeKind.SESSION_TIMED_OUT);
    }

    @Test
    void r8NothingEndsWhileACallIsUp() {
        ringback.dialled().after(Duration.ofMinutes(50)).call(event(CallEventType.KEEPALIVE, "c1"));

        ringback.after(Duration.ofMinutes(20)).call(event(CallEventType.ENDED, "c1"));

        assertThat(ringback.told(CallbackNumber.class)).extracting("state").doesNotContain(LeaseState.RELEASED);
        ringback.given().after(Duration.ofMinutes(10));
        assertThat(ringback.told(CallbackNumber.class)).extracting("state").containsExactly(LeaseState.RELEASED);
    }

    @Test
    void r11TwoAgentsNeverGetOneNumber() {
        ringback.dialled().given();

        ringback.call(outbound("c2", "911").setAgentId("bob"));

        assertThat(ringback.told(CallbackNumber.class)).isEmpty();
        assertThat(ringback.told(EmergencyNotice.class)).extracting("kind").contains(NoticeKind.POOL_EXHAUSTED);
    }

    @Test
    void r18AWithdrawnNumberRunsOutRestsAndLeaves() {
        ringback.dialled()
                .call(event(CallEventType.ENDED, "c1"))
                .withdraw(Pipeline.NUMBER, "default")
                .given();

        ringback.after(HOUR).after(HOUR);

        assertThat(ringback.left()).containsExactly(Pipeline.NUMBER);
        ringback.given().offer(Pipeline.NUMBER, "north");
        assertThat(ringback.told(PooledNumber.class)).extracting("pool").containsExactly("north");
    }

    @Test
    void r18ANumberInUseCannotMove() {
        ringback.dialled().given();

        ringback.offer(Pipeline.NUMBER, "north");

        assertThat(ringback.rejects()).containsExactly("NUMBER_IN_USE");
        assertThat(ringback.told(PooledNumber.class)).isEmpty();
    }

    @Test
    void r19TheLeaseLastsSomeTimeAfterTheLastCall() {
        ringback.close();
        ringback = new Pipeline("callback.min-after-call", "PT30M");
        ringback.dialled().after(Duration.ofMinutes(50));

        ringback.call(event(CallEventType.ENDED, "c1"));

        assertThat(ringback.given().after(Duration.ofMinutes(29)).told(CallbackNumber.class))
                .isEmpty();
        assertThat(ringback.after(MINUTE).told(CallbackNumber.class))
                .extracting("state")
                .containsExactly(LeaseState.RELEASED);
    }
}
