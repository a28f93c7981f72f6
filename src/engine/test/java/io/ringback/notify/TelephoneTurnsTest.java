package io.ringback.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringback.notify.rules.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many calls ring at once, and how often one telephone does. */
@Timeout(300)
class TelephoneTurnsTest {
    @AutoClose
    private CallStage asterisk;

    @BeforeEach
    void start() throws IOException {
        asterisk = new CallStage();
    }

    @Test
    void placesNoMoreCallsAtOnceThanItMay() throws Exception {
        CompletableFuture<Void> silence = asterisk.fallSilent();
        List<CompletableFuture<Result>> underWay = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 16; i++) {
            CompletableFuture<Result> result = new CompletableFuture<>();
            asterisk.channel.send(CallStage.message("ann", null), "+1202555018" + i % 10 + i / 10, result::complete);
            underWay.add(result);
        }

        assertThat(asterisk.send(CallStage.message("ann", null), CallStage.DESK))
                .isEqualTo(Result.failed("BUSY"));

        silence.complete(null);
        for (CompletableFuture<Result> result : underWay) {
            assertThat(result.get(2, TimeUnit.MINUTES).outcome()).hasToString("FAILED");
        }
    }

    /** Every call of a stranger to a number that nobody holds is a notice. */
    @Test
    void ringsATelephoneOnceAtATime() throws Exception {
        CompletableFuture<Void> silence = asterisk.fallSilent();
        CompletableFuture<Result> first = new CompletableFuture<>();
        asterisk.channel.send(CallStage.message("ann", null), CallStage.DESK, first::complete);

        assertThat(asterisk.send(CallStage.message("bob", null), CallStage.DESK))
                .isEqualTo(Result.failed("BUSY"));

        silence.complete(null);
        assertThat(first.get(2, TimeUnit.MINUTES).outcome()).hasToString("FAILED");
    }

    /** Whoever calls numbers that nobody holds, again and again, must not keep a telephone from ringing for an emergency. */
    @Test
    void leavesATelephoneFreeAfterItRangForWhatAnybodyCanCause() {
        asterisk.states.addAll(List.of("Up", "Up"));
        Message fromOutside = CallStage.message(Kind.LATE_CALLBACK, null, "+12025550101");

        assertThat(asterisk.send(fromOutside, CallStage.DESK)).isEqualTo(Result.SENT);
        assertThat(asterisk.send(fromOutside, CallStage.DESK)).isEqualTo(Result.failed("BUSY"));
        assertThat(asterisk.send(CallStage.message("ann", null), CallStage.DESK))
                .isEqualTo(Result.SENT);
    }

    @Test
    void ringsItForThatAgainAfterAWhile() {
        asterisk.leaveTelephonesFreeFor(Duration.ofMillis(1));
        asterisk.states.add("Up");
        Message fromOutside = CallStage.message(Kind.LATE_CALLBACK, null, "+12025550101");
        asterisk.send(fromOutside, CallStage.DESK);

        await().until(() -> {
            asterisk.states.add("Up");
            return asterisk.send(fromOutside, CallStage.DESK).equals(Result.SENT);
        });
    }
}
