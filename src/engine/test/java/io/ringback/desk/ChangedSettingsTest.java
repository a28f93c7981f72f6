package io.ringback.desk;

import static io.ringback.desk.TamperedDesk.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.AgentStatus;
import io.ringback.event.DashboardSuppression;
import io.ringback.event.DirectRoute;
import io.ringback.event.EmergencySignal;
import io.ringback.event.InboundBlock;
import io.ringback.event.RestrictedOperation;
import io.ringback.event.SignalType;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R27: the rows of leases that run show the settings that hold now, not those of the hour in which they were written. */
class ChangedSettingsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final KeptStores stores = new KeptStores();
    private final SignalsInOrder signals = new SignalsInOrder();
    private Instant now = NOON;

    @Test
    void aChangedFallbackReachesLeasesThatRun() {
        dialsForHelp(sources());

        List<TamperedDesk.Published> told = afterAMinute(sources().with("fallback.destination", "+12025550191"));

        assertThat(rows(DirectRoute.class, told)).singleElement().satisfies(route -> {
            assertThat(route.getFallback()).isEqualTo("+12025550191");
            assertThat(route.getReason()).isEqualTo("SETTINGS_CHANGED");
            assertThat(route.getExpiresAt()).isEqualTo(NOON.plus(Duration.ofHours(1)));
        });
        assertThat(rows(InboundBlock.class, told))
                .singleElement()
                .satisfies(block -> assertThat(block.getExceptCallers()).containsExactly("+12025550191"));
    }

    @Test
    void aChangedTrustAndTimeToAnswerReachThemToo() {
        dialsForHelp(sources());

        List<TamperedDesk.Published> told = afterAMinute(sources()
                .with("callback.trust", "listed")
                .with("callback.trusted-callers", "+12025550155")
                .with("callback.no-answer", "PT50S"));

        assertThat(rows(DirectRoute.class, told)).singleElement().satisfies(route -> {
            assertThat(route.getRequiresDecision()).isTrue();
            assertThat(route.getNoAnswerSeconds()).isEqualTo(50);
        });
        assertThat(rows(InboundBlock.class, told))
                .singleElement()
                .satisfies(
                        block -> assertThat(block.getExceptCallers()).containsExactly("+12025550190", "+12025550155"));
    }

    @Test
    void whatADeviceMustRefuseReachesTheCallThatIsUp() {
        dialsForHelp(sources());

        List<TamperedDesk.Published> told = afterAMinute(sources().with("emergency.restricted-operations", "HOLD"));

        assertThat(rows(DashboardSuppression.class, told))
                .singleElement()
                .satisfies(hidden ->
                        assertThat(hidden.getRestrictedOperations()).containsExactly(RestrictedOperation.HOLD));
    }

    @Test
    void areToldOnce() {
        dialsForHelp(sources());
        SettingSources changed = sources().with("fallback.destination", "+12025550191");
        afterAMinute(changed);

        assertThat(afterAMinute(changed)).isEmpty();
    }

    @Test
    void sayNothingWhenWhatChangedIsInNoRow() {
        dialsForHelp(sources());

        assertThat(afterAMinute(sources().with("callback.quarantine", "PT5M"))).isEmpty();
    }

    /** It had no number, so that nobody but its desk knows the pool any more (R4, R10). */
    @Test
    void aSessionOfAPoolThatLeftThemIsClosedInThatPool() {
        try (TamperedDesk desk = desk(sources().with("pools", "default,north"))) {
            desk.send(
                    signals.next(SignalType.EMERGENCY_DIALLED, "north", now)
                            .setAgentId("ann")
                            .setCallId("c1")
                            .build(),
                    now);
            desk.send(
                    signals.next(SignalType.CALL_ENDED, "north", now)
                            .setAgentId("ann")
                            .setCallId("c1")
                            .build(),
                    now);
        }
        try (TamperedDesk desk = desk(sources())) {
            EmergencySignal close = signals.next(SignalType.SESSION_CLOSED, "north", now)
                    .setAgentId("ann")
                    .build();
            assertThat(rows(AgentStatus.class, desk.send(close, now)))
                    .singleElement()
                    .satisfies(status -> assertThat(status.getEmergency()).isFalse());
        }
    }

    private static SettingSources sources() {
        return SettingSources.none().with("fallback.destination", "+12025550190");
    }

    private void dialsForHelp(SettingSources sources) {
        try (TamperedDesk desk = desk(sources)) {
            desk.send(
                    signals.next(SignalType.NUMBER_OFFERED, "default", now)
                            .setNumber("+12025550101")
                            .setToPool("default")
                            .build(),
                    now);
            desk.send(
                    signals.next(SignalType.EMERGENCY_DIALLED, "default", now)
                            .setAgentId("ann")
                            .setCallId("c1")
                            .build(),
                    now);
        }
    }

    /** What a desk with these settings says, which starts a minute later and reads the signal about nothing of its own. */
    private List<TamperedDesk.Published> afterAMinute(SettingSources sources) {
        now = now.plus(MINUTE);
        List<TamperedDesk.Published> said = new ArrayList<>();
        try (TamperedDesk desk = desk(sources)) {
            said.addAll(desk.advance(Duration.ofSeconds(1)));
            said.addAll(desk.send(
                    signals.next(SignalType.CLOCK_PROBED, "default", now).build(), now));
            said.addAll(desk.advance(Duration.ofSeconds(1)));
        }
        return said.stream()
                .filter(each -> !each.topic().equals(Sink.HAND_ON.topic()))
                .toList();
    }

    private TamperedDesk desk(SettingSources sources) {
        return new TamperedDesk(Settings.load(sources), stores, now);
    }
}
