package io.ringback.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.AutoResponderAction;
import io.ringback.event.DashboardSuppression;
import io.ringback.event.DecisionOutcome;
import io.ringback.event.LeaseState;
import io.ringback.event.NoticeKind;
import io.ringback.event.SuppressionState;
import io.ringback.gateway.Rehearsal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each system's own events, as its samples have them, through its mapping and both real topologies: an agent dials 911,
 * the responder calls back. Disordered, doubled and with a gateway that restarts half-way the outcome is the same.
 */
class SystemsEventsTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final int SEEDS = 6;

    @RegisterExtension
    final Played ringback = new Played();

    enum Sample {
        TWILIO("twilio", "ann", 6, false),
        JAMBONZ("jambonz", "ann", 8, false),
        AMAZON("amazon-connect", "00000000-0000-4000-8000-0000000000aa", 7, true),
        GENESYS("genesys-cloud", "ann", 4, true),
        WEBEX("webex-contact-center", "ann", 4, true),
        AZURE("azure-communication-services", "ann", 5, false),
        FREESWITCH("freeswitch", "1001", 9, false);

        final String system;
        final String agent;
        final int emergencyLines;
        final boolean closes;

        Sample(String system, String agent, int emergencyLines, boolean closes) {
            this.system = system;
            this.agent = agent;
            this.emergencyLines = emergencyLines;
            this.closes = closes;
        }

        List<String> lines() {
            try {
                return Files.readAllLines(Path.of("integrations/gateways", system + ".txt"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        List<String> emergency() {
            return lines().subList(0, emergencyLines);
        }
    }

    static Stream<Arguments> disorders() {
        Long given = Long.getLong("ringback.seed");
        return Stream.of(Sample.values())
                .flatMap(sample -> (given == null ? LongStream.range(0, SEEDS) : LongStream.of(given))
                        .mapToObj(seed -> Arguments.of(sample, seed)));
    }

    @ParameterizedTest
    @EnumSource
    void aResponderReachesTheAgentWhoDialled(Sample sample) {
        open(sample);

        play(sample, sample.emergency());
        assertThat(ringback.status(sample.agent)).isEqualTo("DO_NOT_DISTURB");
        isOneEmergency();
        play(
                sample,
                sample.lines().subList(sample.emergencyLines, sample.lines().size()));

        assertThat(ringback.decisions()).containsOnly(DecisionOutcome.DIRECT);
        assertThat(ringback.notices()).doesNotContain(NoticeKind.CALLBACK_UNANSWERED);
        isOverAtTheClose(sample);
    }

    @ParameterizedTest(name = "{0} seed {1}")
    @MethodSource("disorders")
    void endsTheSameHoweverTheEventsArrive(Sample sample, long seed) {
        open(sample);
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>(sample.emergency());
        sample.emergency().stream().filter(line -> random.nextInt(3) == 0).forEach(lines::add);
        Collections.shuffle(lines, random);

        play(sample, lines);
        if (sample == Sample.JAMBONZ) {
            isOneEmergencyWithoutTimes();
        } else {
            isOneEmergency();
        }
        closeByHand(sample);

        isOverAtTheClose(sample);
    }

    @ParameterizedTest(name = "{0} seed {1}")
    @MethodSource("disorders")
    void endsTheSameWhenTheGatewayRestartsDuringTheCall(Sample sample, long seed) {
        open(sample);
        List<String> lines = sample.emergency();
        int dialTold = sample == Sample.AMAZON ? 3 : 2;
        int cut = dialTold + new Random(seed).nextInt(lines.size() - dialTold);

        play(sample, lines.subList(0, cut));
        play(sample, lines.subList(cut, lines.size()), NOON.plusSeconds(cut));
        isOneEmergency();
        closeByHand(sample);

        isOverAtTheClose(sample);
    }

    private void open(Sample sample) {
        ringback.play("pool +12025550101\npool +12025550102\npresence " + sample.agent + " AVAILABLE");
    }

    /** With a book that knows nothing yet. */
    private void play(Sample sample, List<String> lines) {
        play(sample, lines, NOON);
    }

    private void play(Sample sample, List<String> lines, Instant start) {
        try {
            Rehearsal gateway = Rehearsal.of(sample.system, "", start);
            gateway.play(lines);
            ringback.play(gateway.told());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void isOneEmergency() {
        assertThat(ringback.leases()).containsExactly(LeaseState.ISSUED);
        assertThat(ringback.instructions()).containsExactly(AutoResponderAction.SEND_CALLBACK_NUMBER);
        assertThat(ringback.notices()).containsExactly(NoticeKind.EMERGENCY_CALL_PLACED);
        assertThat(ringback.rejects()).isEmpty();
    }

    /** What tells no times happened as it arrives: a side that comes after its call's end is nobody's emergency (R16). */
    private void isOneEmergencyWithoutTimes() {
        assertThat(ringback.leases()).containsExactly(LeaseState.ISSUED);
        assertThat(ringback.instructions()).containsOnlyOnce(AutoResponderAction.SEND_CALLBACK_NUMBER);
        assertThat(ringback.rejects()).allMatch("NO_AGENT agentId"::equals);
    }

    private void closeByHand(Sample sample) {
        ringback.play("SESSION_CLOSED - agentId=" + sample.agent + " key=" + sample.agent + "\n+1");
    }

    private void isOverAtTheClose(Sample sample) {
        if (!sample.closes) {
            assertThat(ringback.status(sample.agent)).isIn("DO_NOT_DISTURB", "AVAILABLE");
            closeByHand(sample);
        }
        assertThat(ringback.status(sample.agent)).isEqualTo("AVAILABLE");
        assertThat(ringback.each(DashboardSuppression.class, DashboardSuppression::getCallId))
                .isNotEmpty()
                .allMatch(call -> ringback.shown(call) == SuppressionState.DROP);
    }
}
