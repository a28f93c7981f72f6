package io.ringback.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.gateway.CallBook.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallBookTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    private final CallBook book = new CallBook(false);

    @Test
    void givesTheChildTheAgentOfAParentThatDialsNothingItself() {
        book.on(report("p", CallEventType.STARTED, null, outbound("ann", null)), NOON);

        List<Told> told = book.on(report("c", CallEventType.STARTED, "p", outbound(null, "911")), NOON);

        assertThat(told).singleElement().satisfies(one -> {
            assertThat(one.key()).isEqualTo("p");
            assertThat(one.report().parties().agentId()).isEqualTo("ann");
        });
    }

    @Test
    void leavesTheAgentOutOfTheOtherSideOfACallThatNamesThem() {
        book.on(report("p", CallEventType.STARTED, null, outbound("ann", "911")), NOON);

        List<Told> told = book.on(report("c", CallEventType.STARTED, "p", outbound("ann", "+1911")), NOON);

        assertThat(told).singleElement().satisfies(one -> {
            assertThat(one.report().parties().agentId()).isNull();
            assertThat(one.report().link()).isEqualTo("p");
        });
    }

    /** A call of nobody is an emergency that shields nobody, and no responder calls its agent back. */
    @ParameterizedTest
    @CsvSource({"dialler, 911", "+12025550150, 911", "+12025550911, 911", "2911, 911", "1, 911", "911, 112"})
    void namesTheAgentAgainWhereALegDialsAnotherNumberForThem(String first, String second) {
        book.on(report("p", CallEventType.STARTED, null, outbound("ann", first)), NOON);

        List<Told> child = book.on(report("c", CallEventType.STARTED, "p", outbound(null, second)), NOON);
        List<Told> nextCarrier = book.on(report("d", CallEventType.STARTED, "p", outbound("ann", second)), NOON);

        assertThat(child).singleElement().satisfies(one -> {
            assertThat(one.report().parties().agentId()).isEqualTo("ann");
            assertThat(one.report().link()).isEqualTo("p");
        });
        assertThat(nextCarrier).singleElement().satisfies(one -> {
            assertThat(one.report().parties().agentId()).isNull();
            assertThat(one.report().link()).isEqualTo("c");
        });
    }

    @ParameterizedTest
    @CsvSource({"911, 911", "911, +1911", "+1911, 911", "urn:service:sos, URN:service:sos"})
    void namesNobodyTwiceForOneNumber(String first, String second) {
        book.on(report("p", CallEventType.STARTED, null, outbound("ann", first)), NOON);

        List<Told> told = book.on(report("c", CallEventType.STARTED, "p", outbound(null, second)), NOON);

        assertThat(told)
                .singleElement()
                .extracting(one -> one.report().parties().agentId())
                .isNull();
    }

    /** The emergency among them may be any. */
    @ParameterizedTest
    @CsvSource({"911, +12025550150", "+12025550150, 911"})
    void givesTheAgentToAllLegsThatDialledBeforeTheAgentWasKnown(String first, String second) {
        book.on(report("c", CallEventType.STARTED, "p", outbound(null, first)), NOON);
        book.on(report("d", CallEventType.STARTED, "p", outbound(null, second)), NOON);

        List<Told> told = book.on(report("p", CallEventType.STARTED, null, outbound("ann", null)), NOON);

        assertThat(told)
                .extracting(
                        one -> one.report().callId(),
                        one -> one.report().parties().agentId())
                .containsExactly(tuple("c", "ann"), tuple("d", "ann"));
    }

    /** Once: a leg that is another side of the one that names the agent is not told with each event of that one. */
    @Test
    void tellsOfLegsThatWaitedForTheAgentOnce() {
        book.on(report("c", CallEventType.STARTED, "p", outbound(null, "911")), NOON);
        book.on(report("d", CallEventType.STARTED, "p", outbound(null, "911")), NOON);
        book.on(report("p", CallEventType.STARTED, null, outbound("ann", null)), NOON);

        List<Told> told = book.on(report("p", CallEventType.ANSWERED, null, outbound("ann", null)), NOON);

        assertThat(told).extracting(one -> one.report().callId()).containsExactly("p");
    }

    @Test
    void linksAParentThatNamesTheAgentToTheChildThatNamedThemFirst() {
        book.on(report("c", CallEventType.STARTED, "p", outbound("ann", "911")), NOON);

        List<Told> told = book.on(report("p", CallEventType.STARTED, null, outbound("ann", "911")), NOON);

        assertThat(told).singleElement().satisfies(one -> {
            assertThat(one.report().parties().agentId()).isNull();
            assertThat(one.report().link()).isEqualTo("c");
        });
    }

    @Test
    void tellsTheStartWithWhateverEventComesFirst() {
        List<Told> told = book.on(report("c", CallEventType.ENDED, null, outbound("ann", "911")), NOON);

        assertThat(types(told)).containsExactly(CallEventType.STARTED, CallEventType.ENDED);
    }

    @Test
    void tellsAgainWhatComesAgain() {
        Report start = report("c", CallEventType.STARTED, null, outbound("ann", "911"));

        assertThat(book.on(start, NOON)).isEqualTo(book.on(start, NOON.plusSeconds(9)));
    }

    @Test
    void takesALateEventWithoutATimeForARepeat() {
        book.on(untimed("c", CallEventType.STARTED), NOON);
        book.on(untimed("c", CallEventType.ENDED), NOON.plusSeconds(1));

        assertThat(book.on(untimed("c", CallEventType.ANSWERED), NOON.plusSeconds(2)))
                .isEmpty();
        assertThat(types(book.on(untimed("c", CallEventType.ENDED), NOON.plusSeconds(2))))
                .containsExactly(CallEventType.ENDED);
    }

    @Test
    void tellsTheDialAgainOnceItsAgentIsKnown() {
        book.on(report("c", CallEventType.STARTED, "p", outbound(null, "911")), NOON);

        List<Told> told = book.on(report("p", CallEventType.STARTED, null, outbound("ann", null)), NOON);

        assertThat(told).singleElement().satisfies(one -> {
            assertThat(one.report().callId()).isEqualTo("c");
            assertThat(one.report().parties().agentId()).isEqualTo("ann");
        });
    }

    @Test
    void beginsWithTheStartAgainAfterTheBrokersDidNotHaveIt() {
        book.on(report("c", CallEventType.STARTED, null, outbound("ann", "911")), NOON);

        book.lost("c");

        assertThat(types(book.on(report("c", CallEventType.ANSWERED, null, Parties.UNKNOWN), NOON)))
                .containsExactly(CallEventType.STARTED, CallEventType.ANSWERED);
    }

    @Test
    void answersTheCallFromOutsideWithTheAgentsLeg() {
        book.on(report("in", CallEventType.STARTED, null, inbound(null, "+12025550101")), NOON);

        List<Told> told = book.on(report("leg", CallEventType.ANSWERED, "in", inbound("ann", "client:ann")), NOON);

        assertThat(told.stream().map(one -> one.report().callId())).containsExactly("leg", "leg", "in");
        assertThat(types(told)).containsExactly(CallEventType.STARTED, CallEventType.ANSWERED, CallEventType.ANSWERED);
    }

    @Test
    void closesASessionWithItsCallWhereTheSystemHasNoWordForIt() {
        CallBook closing = new CallBook(true);

        List<Told> told = closing.on(report("c", CallEventType.ENDED, null, outbound("ann", "911")), NOON);

        assertThat(types(told))
                .containsExactly(CallEventType.STARTED, CallEventType.ENDED, CallEventType.SESSION_CLOSED);
    }

    @Test
    void keepsALegsEventsTogetherThoughItsFirstCallIsForgotten() {
        List<Told> told = book.on(report("c", CallEventType.ENDED, "p", Parties.UNKNOWN), NOON);

        assertThat(told).singleElement().extracting(Told::key).isEqualTo("p");
    }

    @Test
    void forgetsEverythingOfACallAnHourAfterItsLastEvent() {
        book.on(report("c", CallEventType.STARTED, "p", outbound(null, "911")), NOON);
        book.on(report("p", CallEventType.STARTED, null, outbound("ann", null)), NOON.plusSeconds(600));

        book.forget(NOON.plusSeconds(4_199));
        assertThat(book.size()).isPositive();
        book.forget(NOON.plusSeconds(4_200));

        assertThat(book.size()).isZero();
    }

    @Test
    void forgetsADialWhoseAgentNeverCameThoughItsParentIsALegItself() {
        book.on(report("p", CallEventType.KEEPALIVE, "conversation", Parties.UNKNOWN), NOON);
        book.on(report("c", CallEventType.STARTED, "p", outbound(null, "911")), NOON);

        book.forget(NOON.plusSeconds(3_601));

        assertThat(book.size()).isZero();
    }

    @Test
    void tiesALegToTheFirstOneThoughAnotherIsForgotten() {
        book.on(report("first", CallEventType.STARTED, "p", inbound(null, "+12025550101")), NOON);
        book.on(report("second", CallEventType.STARTED, "p", inbound("ann", "client:ann")), NOON);
        book.on(report("first", CallEventType.KEEPALIVE, "p", Parties.UNKNOWN), NOON.plusSeconds(3_000));
        book.forget(NOON.plusSeconds(3_600));

        List<Told> told = book.on(
                report("third", CallEventType.STARTED, "p", inbound("bob", "client:bob")), NOON.plusSeconds(3_601));

        assertThat(told).singleElement().extracting(one -> one.report().link()).isEqualTo("first");
    }

    /** A recording of it, played back when a restart has forgotten the call, is then no news (R14). */
    @Test
    void tellsWhatHasNoTimeOfItsOwnAsOfWhenItWasSent() {
        Instant sent = NOON.minusSeconds(90);

        List<Told> told = book.on(untimed("c", CallEventType.ANSWERED).saidAt(sent), NOON);

        assertThat(told).extracting(one -> one.report().at()).containsExactly(sent, sent);
    }

    /** A system that says times with some events only has a clock, which may be behind this one or show whole seconds. */
    @Test
    void tellsNoEndAsOlderThanItsCall() {
        Report end = new Report(
                "c", CallEventType.ENDED, NOON.minusSeconds(20), null, null, null, outbound("ann", "911"), null, null);

        List<Told> told = new ArrayList<>(book.on(untimed("c", CallEventType.STARTED), NOON));
        told.addAll(book.on(untimed("c", CallEventType.ANSWERED), NOON.plusSeconds(1)));
        told.addAll(book.on(end, NOON.plusSeconds(2)));

        assertThat(types(told)).containsExactly(CallEventType.STARTED, CallEventType.ANSWERED, CallEventType.ENDED);
        assertThat(told).extracting(one -> one.report().at()).isSorted();
    }

    @Test
    void namesNoDetailWhenPrinted() {
        assertThat(report("c", CallEventType.STARTED, null, outbound("ann", "+12025550123"))
                        .toString())
                .doesNotContain("5550123");
    }

    private static List<CallEventType> types(List<Told> told) {
        return told.stream().map(one -> one.report().type()).toList();
    }

    private static Report untimed(String call, CallEventType type) {
        return new Report(call, type, null, null, null, null, outbound("ann", "911"), null, null);
    }

    private static Report report(String call, CallEventType type, @Nullable String link, Parties parties) {
        return new Report(call, type, NOON, null, null, link, parties, null, null);
    }

    private static Parties outbound(@Nullable String agent, @Nullable String dialled) {
        return new Parties(Direction.OUTBOUND, agent, dialled, null, null, null, null, null);
    }

    private static Parties inbound(@Nullable String agent, String dialled) {
        return new Parties(Direction.INBOUND, agent, dialled, null, null, null, null, null);
    }
}
