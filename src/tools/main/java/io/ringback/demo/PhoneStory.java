package io.ringback.demo;

import io.ringback.centre.SimulatedGateway;
import io.ringback.event.CallbackNumber;
import io.ringback.phone.Dialog;
import io.ringback.phone.SipPhone;
import io.ringback.phone.SipPhone.Manner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The seed's story on telephones: each step is dialled, and waits for what the phones do. */
final class PhoneStory {
    private static final String AGENT = "ann";
    /** Those that ringback.conf has as examples. */
    private static final List<String> NUMBERS = List.of("+12025550140", "+12025550141", "+12025550142");

    private static final String QUEUE = "12025550100";
    private static final String ANNS_OWN = "12025550101";
    private static final int BUSY = 486;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    /** Asterisk asks for the message, and beeps. */
    private static final Duration GREETING = Duration.ofSeconds(9);

    private final SamplePhones phones;
    private final SimulatedGateway operator;
    private final Seen seen;
    private final Stage stage;
    private final Duration pace;
    private String number = "";

    PhoneStory(SamplePhones phones, SimulatedGateway operator, Seen seen, Stage stage, Duration pace) {
        this.phones = phones;
        this.operator = operator;
        this.seen = seen;
        this.stage = stage;
        this.pace = pace;
    }

    void play() throws InterruptedException {
        NUMBERS.forEach(one -> operator.offers(one, Story.POOL));
        until("the pool", () -> NUMBERS.stream().allMatch(seen.numbers()::isInService));
        test();
        emergency();
        callback();
        message();
        closed();
        afterwards();
    }

    private void test() throws InterruptedException {
        stage.happens("Ann dials 933, to test the line");
        Dialog call = phones.ann().dial("933");
        until("the test's text", () -> !phones.ann().texts().isEmpty());
        shows("Ann's phone", phones.ann().texts().get(0).body());
        until("the number to be said", call::isAnswered);
        Awaiting.pause(pace);
        phones.putDown();
    }

    private void emergency() throws InterruptedException {
        stage.happens("Ann dials 911");
        long dialled = System.nanoTime();
        Dialog call = phones.ann().dial("911");
        until("the number in Ann's phone", () -> !phones.ann().texts().isEmpty());
        SipPhone.Text text = phones.ann().texts().get(0);
        shows("Ann's phone", "a text, " + (text.nanos() - dialled) / 1_000_000 + " ms after the INVITE:");
        shows("", text.body());
        until("the PSAP to answer", call::isAnswered);
        shows("the PSAP", "talks with Ann");
        until("Do not disturb", () -> seen.presenceOf(AGENT).emergency());
        until("the lease", () -> seen.lease(AGENT).isPresent());
        number = seen.lease(AGENT).map(CallbackNumber::getNumber).orElseThrow();
        Awaiting.pause(pace);
        customers();
        call.hangUp();
        until("the end of the call", call::isOver);
        stage.happens("Ann hangs up");
        Awaiting.pause(pace);
    }

    private void customers() throws InterruptedException {
        stage.happens("two customers call");
        Dialog direct = phones.outside().dial(ANNS_OWN);
        until("the customer to be turned away", () -> direct.status() == BUSY);
        shows("Ann's own line", "is busy");
        Dialog queued = phones.outside().dial(QUEUE);
        until("Bob's phone to ring", () -> !phones.bob().incoming().isEmpty());
        if (!phones.ann().incoming().isEmpty()) {
            throw new DemoFailure("the queue rang Ann in her emergency");
        }
        shows("the queue", "rings Bob, and not Ann");
        queued.hangUp();
        Awaiting.pause(pace);
    }

    private void callback() throws InterruptedException {
        stage.happens("the responder calls " + number + " back");
        Dialog call = phones.outside().dial(digits());
        until("Ann's phone to ring", () -> !phones.ann().incoming().isEmpty());
        until("Ann to answer", call::isAnswered);
        shows("Ann's phone", "rings past Do not disturb and the queue's pause; they talk");
        Awaiting.pause(pace);
        call.hangUp();
    }

    private void message() throws InterruptedException {
        stage.happens("Ann dials the number herself");
        Dialog left = phones.ann().dial(digits());
        until("the bot to answer", left::isAnswered);
        shows("the bot", "asks for a message, and records it");
        Awaiting.pause(GREETING);
        left.hangUp();
        stage.happens("the responder calls again, and Ann does not answer");
        phones.ann().behave(Manner.RINGS);
        Dialog call = phones.outside().dial(digits());
        until("the message to be played", call::isAnswered);
        shows("the responder", "hears Ann's message");
        until(
                "the security desk's phone to ring",
                () -> !phones.desk().incoming().isEmpty());
        shows("the security desk", "is rung");
        call.hangUp();
        Awaiting.pause(pace);
    }

    private void closed() throws InterruptedException {
        stage.happens("Ann dials *94: the emergency is over");
        Dialog code = phones.ann().dial("*94");
        until("Ann's status to come back", () -> !seen.presenceOf(AGENT).emergency());
        shows("Ann", "is as before; the number stays hers until the lease is over");
        code.hangUp();
        phones.putDown();
        Awaiting.pause(pace);
    }

    private void afterwards() throws InterruptedException {
        Duration left = seen.lease(AGENT)
                .map(lease -> Duration.between(Instant.now(), lease.getExpiresAt()))
                .orElse(Duration.ZERO);
        if (left.compareTo(LONGEST_WAIT) > 0) {
            stage.say("The lease lasts " + left.toMinutes() + " min more; the story ends before it does.");
            return;
        }
        stage.say(stage.dim("   (the lease ends in " + Math.max(0, left.toSeconds()) + " s; in earnest it is 60 min)"));
        Awaiting.until(
                "the lease to end", left.plus(PATIENCE), () -> seen.lease(AGENT).isEmpty());
        stage.happens("the lease is over, and the responder calls once more");
        Dialog late = phones.outside().dial(digits());
        until(
                "the security desk's phone to ring",
                () -> !phones.desk().incoming().isEmpty());
        if (!phones.ann().incoming().isEmpty()) {
            throw new DemoFailure("a late callback rang Ann");
        }
        shows("the security desk", "is rung, and never Ann");
        late.hangUp();
    }

    private static void until(String what, BooleanSupplier holds) {
        Awaiting.until(what, PATIENCE, holds);
    }

    private void shows(String who, String what) {
        stage.say(String.format("   %-18s %s", who, what));
    }

    private String digits() {
        return number.substring(1);
    }
}
