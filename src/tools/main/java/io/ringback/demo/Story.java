package io.ringback.demo;

import io.ringback.centre.SimulatedGateway;
import io.ringback.consumer.Routing;
import io.ringback.event.AutoResponderAction;
import io.ringback.event.CallEventType;
import io.ringback.event.CallbackNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The seed's story, step by step. Each step publishes an event and waits until the output topics show its effect. */
final class Story {
    static final String POOL = "default";
    private static final List<String> NUMBERS = List.of("+12025550101", "+12025550102", "+12025550103");
    private static final String PHONE = "desk-4";
    private static final String RESPONDER = "+12025550150";
    private static final String CUSTOMER = "+12025550170";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final SimulatedGateway gateway;
    private final Seen seen;
    private final Stage stage;
    private final OwnFeed ordinary;
    private final Duration pace;
    private final String agent;
    private String number = NUMBERS.get(0);
    private String call = "";

    Story(SimulatedGateway gateway, Seen seen, Stage stage, OwnFeed ordinary, Duration pace, String agent) {
        this.gateway = gateway;
        this.seen = seen;
        this.stage = stage;
        this.ordinary = ordinary;
        this.pace = pace;
        this.agent = agent;
    }

    void play() throws InterruptedException {
        stage.header();
        before();
        emergency();
        callback();
        message();
        closed();
        afterwards();
    }

    private void before() throws InterruptedException {
        NUMBERS.forEach(one -> gateway.offers(one, POOL));
        gateway.presence(agent, POOL, "AVAILABLE");
        Awaiting.until("the pool", PATIENCE, () -> NUMBERS.stream().allMatch(seen.numbers()::isInService));
        ordinary.begin();
        show("3 numbers in the pool; " + agent + " is available; ordinary calls go on");
    }

    private void emergency() throws InterruptedException {
        call = agent + "-emergency";
        ordinary.also(call, agent);
        gateway.dialsFrom(PHONE, call, agent, POOL, "911");
        Awaiting.until("the number", PATIENCE, () -> (isLeased() && seen.bot().told(call) != null) || isUnavailable());
        if (isUnavailable()) {
            ends();
            gateway.says(call, CallEventType.SESSION_CLOSED);
            throw new DemoFailure(
                    "no number of pool " + POOL + " is free: others, earlier stories perhaps, hold them all;"
                            + " play again once a lease has ended, or offer more with 'ringback pool add'");
        }
        number = seen.lease(agent).map(CallbackNumber::getNumber).orElse(number);
        Awaiting.until("Do not disturb", PATIENCE, () -> seen.presenceOf(agent).emergency());
        Awaiting.until("the shield", PATIENCE, () -> isBlocked() && isHidden(call));
        show(agent + " dials 911 at " + PHONE);
        gateway.calls(agent + "-customer", CUSTOMER, "+12025550100");
        show("a customer's call would ring " + agent + ": the router keeps it away");
        ends();
        Awaiting.until("the controls to go", PATIENCE, () -> controls(call).isEmpty());
        show(agent + " hangs up");
    }

    private void callback() throws InterruptedException {
        call = agent + "-callback";
        ordinary.also(call, agent);
        gateway.calls(call, RESPONDER, number);
        Awaiting.until("the callback", PATIENCE, () -> controls(call).contains("ACCEPT"));
        show("the responder calls " + number + " back: past Do not disturb");
        gateway.says(call, CallEventType.ANSWERED);
        Awaiting.until("the conversation", PATIENCE, () -> controls(call).contains("END_CALL"));
        show(agent + " accepts");
        ends();
        Awaiting.until("the end of the callback", PATIENCE, () -> controls(call).isEmpty());
    }

    private void message() throws InterruptedException {
        call = agent + "-message";
        ordinary.also(call, agent);
        gateway.dials(call, agent, POOL, number);
        Awaiting.until("the auto-responder", PATIENCE, () -> seen.bot().told(call) != null);
        Awaiting.until("the message call", PATIENCE, () -> isHidden(call));
        show(agent + " dials the number itself and leaves a message");
        ends();
        Awaiting.until("the end of the message", PATIENCE, () -> controls(call).isEmpty());
    }

    private void closed() throws InterruptedException {
        gateway.says(call, CallEventType.SESSION_CLOSED);
        Awaiting.until(
                "the status to come back",
                PATIENCE,
                () -> !seen.presenceOf(agent).emergency());
        Awaiting.until("the block to lift", PATIENCE, () -> !isBlocked());
        Awaiting.until(
                "the call to be forgotten", PATIENCE, () -> seen.viewOf(call).forgotten());
        show(agent + " closes the session: all goes back, the number stays");
    }

    private void afterwards() throws InterruptedException {
        Optional<CallbackNumber> lease = seen.lease(agent);
        if (lease.isEmpty()) {
            return;
        }
        Duration left = Duration.between(Instant.now(), lease.get().getExpiresAt());
        if (left.compareTo(LONGEST_WAIT) > 0) {
            stage.say("The lease lasts " + left.toMinutes() + " min more here; the story ends before it does.");
            return;
        }
        stage.say(stage.dim(
                "   (the lease lasts " + Math.max(0, left.toSeconds()) + " s more; in earnest it is 60 min)"));
        Awaiting.until("the lease to end", left.plus(PATIENCE), () -> !isLeased() && toFallback());
        show("the lease is over: the number rests");
        String late = agent + "-late";
        ordinary.also(late, "security");
        gateway.calls(late, RESPONDER, number);
        Awaiting.until("the late callback", PATIENCE, () -> isHidden(late));
        show("a late callback goes to the security desk, never to " + agent);
    }

    private void ends() {
        gateway.says(call, CallEventType.ENDED);
        ordinary.without(call);
    }

    private void show(String what) throws InterruptedException {
        stage.happens(what);
        stage.see(panel(), router(), presence(), ordinary.dashboard());
        Awaiting.pause(pace);
    }

    private List<String> panel() {
        if (call.isEmpty()) {
            return List.of("[Dial pad]", "[History]");
        }
        if (!seen.viewOf(call).restricted()) {
            return List.of("[Dial pad]", "[History]");
        }
        if (seen.viewOf(call).forgotten()) {
            return List.of("[Dial pad]", "no trace of calls", reachable());
        }
        List<String> controls =
                controls(call).stream().map(Story::button).sorted().toList();
        return controls.isEmpty()
                ? List.of("no controls", "no history", reachable())
                : List.of(String.join(" ", controls), reachable());
    }

    private String reachable() {
        return isLeased() ? "call back on " + number : "";
    }

    private List<String> router() {
        return List.of(
                "to " + agent + ": " + word(seen.customerTo(agent)), "to " + number + ": " + word(seen.callTo(number)));
    }

    private List<String> presence() {
        String status = seen.presenceOf(agent).status();
        return List.of(agent + ":", " " + (status == null ? "(own status)" : status));
    }

    private static String word(Routing routing) {
        if (routing instanceof Routing.Direct direct) {
            String endpoint = direct.endpointRef();
            return "straight to " + direct.agentId() + (endpoint == null ? "" : " at " + endpoint);
        } else if (routing instanceof Routing.Fallback) {
            return "security desk";
        } else if (routing instanceof Routing.Blocked) {
            return "BLOCKED";
        } else if (routing instanceof Routing.AwaitDecision) {
            return "ask Ringback";
        }
        return routing instanceof Routing.AutoResponder ? "auto-responder" : "as ever";
    }

    private static String button(String control) {
        return switch (control) {
            case "DEVICE_SETTINGS" -> "[Device settings]";
            case "END_CALL" -> "[End call]";
            case "ACCEPT" -> "[Accept]";
            default -> "[?]";
        };
    }

    private List<String> controls(String callId) {
        return seen.viewOf(callId).visibleControls().stream().map(Enum::name).toList();
    }

    private boolean isHidden(String callId) {
        return seen.viewOf(callId).hiddenFromOngoing();
    }

    private boolean isBlocked() {
        return seen.customerTo(agent) instanceof Routing.Blocked;
    }

    private boolean isLeased() {
        return seen.lease(agent).isPresent();
    }

    private boolean isUnavailable() {
        AutoResponder.@Nullable Told told = seen.bot().told(call);
        return told != null && told.instruction().getAction() == AutoResponderAction.ANNOUNCE_UNAVAILABLE;
    }

    private boolean toFallback() {
        return seen.callTo(number) instanceof Routing.Fallback;
    }
}
