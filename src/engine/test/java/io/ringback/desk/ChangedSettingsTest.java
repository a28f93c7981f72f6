package io.ringback.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.DashboardSuppression;
import io.ringback.event.DirectRoute;
import io.ringback.event.InboundBlock;
import io.ringback.event.RestrictedOperation;
import io.ringback.event.SignalType;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.wire.EventReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** R27: the rows of leases that run show the settings that hold now, not those of the hour in which they were written. */
class ChangedSettingsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Map<String, Sink> SINKS =
            Arrays.stream(Sink.values()).collect(Collectors.toMap(Sink::topic, Function.identity()));

    private final KeptStores stores = new KeptStores(false, null);
    private final SignalsInOrder signals = new SignalsInOrder();
    private Instant now = NOON;

    @Test
    void aChangedFallbackReachesLeasesThatRun() {
        dialsForHelp(sources());

        List<SpecificRecord> told = afterAMinute(sources().with("fallback.destination", "+12025550191"));

        assertThat(of(DirectRoute.class, told)).singleElement().satisfies(route -> {
            assertThat(route.getFallback()).isEqualTo("+12025550191");
            assertThat(route.getReason()).isEqualTo("SETTINGS_CHANGED");
            assertThat(route.getExpiresAt()).isEqualTo(NOON.plus(Duration.ofHours(1)));
        });
        assertThat(of(InboundBlock.class, told))
                .singleElement()
                .satisfies(block -> assertThat(block.getExceptCallers()).containsExactly("+12025550191"));
    }

    @Test
    void aChangedTrustAndTimeToAnswerReachThemToo() {
        dialsForHelp(sources());

        List<SpecificRecord> told = afterAMinute(sources()
                .with("callback.trust", "listed")
                .with("callback.trusted-callers", "+12025550155")
                .with("callback.no-answer", "PT50S"));

        assertThat(of(DirectRoute.class, told)).singleElement().satisfies(route -> {
            assertThat(route.getRequiresDecision()).isTrue();
            assertThat(route.getNoAnswerSeconds()).isEqualTo(50);
        });
        assertThat(of(InboundBlock.class, told))
                .singleElement()
                .satisfies(
                        block -> assertThat(block.getExceptCallers()).containsExactly("+12025550190", "+12025550155"));
    }

    @Test
    void whatADeviceMustRefuseReachesTheCallThatIsUp() {
        dialsForHelp(sources());

        List<SpecificRecord> told = afterAMinute(sources().with("emergency.restricted-operations", "HOLD"));

        assertThat(of(DashboardSuppression.class, told))
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
    private List<SpecificRecord> afterAMinute(SettingSources sources) {
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
                .map(ChangedSettingsTest::read)
                .toList();
    }

    private static SpecificRecord read(TamperedDesk.Published said) {
        Sink sink = Objects.requireNonNull(SINKS.get(said.topic()));
        return EventReader.of(sink.type()).read(Objects.requireNonNull(said.value()));
    }

    private TamperedDesk desk(SettingSources sources) {
        Settings settings = Settings.load(sources);
        return new TamperedDesk(
                settings, stores, new TamperedDesk.Tampering(null, false, UnaryOperator.identity()), now);
    }

    private static <T> List<T> of(Class<T> type, List<SpecificRecord> told) {
        return told.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
