package io.ringback.console.play;

import io.ringback.console.play.PhoneCall.Kind;
import io.ringback.console.play.PhoneCall.Place;
import io.ringback.consumer.CallView;
import io.ringback.consumer.ShownPresence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows of the platform. Built from what may be seen, not filtered in the browser: a hidden call's other
 * side, number and times are never in it.
 */
record PlatformView(
        String agent,
        String presence,
        boolean emergency,
        @Nullable String number,
        boolean closable,
        List<PanelCall> panel,
        String responder,
        List<String> received,
        String customer,
        List<RouterDesk.Line> routes,
        List<BotScreen.Line> bot,
        long leaseSeconds,
        List<Long> leaseChoices) {

    /** A call in the agent's conversation panel. {@code controls} is all that may be shown of a restricted one, {@code refused} what the device must refuse. */
    record PanelCall(
            String id,
            String stage,
            boolean restricted,
            List<String> controls,
            List<String> refused,
            @Nullable String with,
            @Nullable Instant since) {}

    static PlatformView of(Platform platform, ShownDesk desk, Instant now) {
        List<PanelCall> panel = platform.calls().all().stream()
                .filter(call -> call.agent.equals(Platform.AGENT))
                .flatMap(call -> panelCall(platform, call, now).stream())
                .toList();
        ShownPresence presence = desk.presence();
        boolean up = panel.stream().anyMatch(call -> !call.stage().equals("ENDED"));
        return new PlatformView(
                Platform.AGENT,
                presence.status() == null ? platform.ownPresence() : presence.status(),
                presence.emergency(),
                desk.number(),
                presence.emergency() && !up,
                panel,
                responder(platform),
                platform.bot().received(),
                customer(platform),
                platform.routes(),
                platform.bot().lines(),
                desk.lease().current().toSeconds(),
                desk.lease().choices().stream().map(Duration::toSeconds).toList());
    }

    private static Optional<PanelCall> panelCall(Platform platform, PhoneCall call, Instant now) {
        CallView view = platform.suppressions().viewOf(call.id, now);
        boolean rang = call.kind == Kind.DIALLED || call.place == Place.AGENT;
        if (view.forgotten() || !rang) {
            return Optional.empty();
        }
        if (view.restricted()) {
            List<String> controls =
                    view.visibleControls().stream().map(Enum::name).sorted().toList();
            List<String> refused =
                    view.refused().stream().map(Enum::name).sorted().toList();
            return Optional.of(new PanelCall(call.id, call.stage.name(), true, controls, refused, null, null));
        }
        if (now.isBefore(call.shownFrom)) {
            return Optional.of(new PanelCall(call.id, call.stage.name(), true, List.of(), List.of(), null, null));
        }
        return Optional.of(
                new PanelCall(call.id, call.stage.name(), false, ordinary(call), List.of(), call.with, call.startedAt));
    }

    private static List<String> ordinary(PhoneCall call) {
        return switch (call.stage) {
            case RINGING -> call.kind == Kind.DIALLED ? List.of("END_CALL") : List.of("ACCEPT", "DECLINE");
            case UP -> List.of("HOLD", "MUTE", "TRANSFER", "NOTES", "DEVICE_SETTINGS", "END_CALL");
            case WAITING, ENDED -> List.of();
        };
    }

    private static String responder(Platform platform) {
        Optional<PhoneCall> calling = platform.calls().of(Kind.CALLBACK);
        if (calling.isPresent()) {
            return calling.get().stage + " " + calling.get().place;
        }
        return platform.calls()
                .of(Kind.DIALLED)
                .filter(call -> call.with.equals(Platform.EMERGENCY_LINE))
                .map(call -> call.stage + " CALLED")
                .orElse("IDLE");
    }

    private static String customer(Platform platform) {
        return platform.calls().of(Kind.CUSTOMER).map(call -> call.stage.name()).orElse("IDLE");
    }
}
