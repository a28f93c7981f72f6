package io.ringback.core;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An output in one short line, so that an expectation reads as a sentence; times count from the start. */
final class Told {
    private Told() {}

    static String briefly(Output output) {
        if (output instanceof Output.NumberRow row) {
            return "number %s %s to %s until %s (%s)"
                    .formatted(tail(row.number()), row.state(), row.agent().value(), at(row.expiresAt()), row.reason());
        }
        if (output instanceof Output.RouteRow row) {
            return "route %s %s until %s (%s)"
                    .formatted(tail(row.number()), state(row.active()), at(row.expiresAt()), row.reason());
        }
        if (output instanceof Output.BlockRow row) {
            return "block %s but %s until %s (%s)"
                    .formatted(state(row.active()), tail(row.number()), at(row.expiresAt()), row.reason());
        }
        if (output instanceof Output.StatusRow row) {
            String base = row.base() == null ? "own" : row.base().status();
            return row.expiresAt() == null
                    ? "status %s (%s)".formatted(base, row.reason())
                    : "status DND over %s until %s (%s)".formatted(base, at(row.expiresAt()), row.reason());
        }
        if (output instanceof Output.SuppressionRow row) {
            return "call %s %s until %s (%s)"
                    .formatted(row.call().value(), row.visibility(), at(row.expiresAt()), row.reason());
        }
        return message(output);
    }

    private static String message(Output output) {
        if (output instanceof Output.Instruction bot) {
            return "bot %s %s %s"
                    .formatted(
                            bot.action(), bot.call() == null ? "-" : bot.call().value(), tail(bot.number()));
        }
        if (output instanceof Output.Decided route) {
            String waiting = route.messageWaiting() ? " with message" : "";
            return "decided %s %s%s (%s)".formatted(route.call().value(), route.outcome(), waiting, route.reason());
        }
        if (output instanceof Output.Notice notice) {
            return "notice %s %s".formatted(notice.kind(), tail(notice.number()));
        }
        if (output instanceof Output.InventoryRow row) {
            return "inventory %s %s".formatted(tail(row.number()), row.state() == null ? "left" : row.state());
        }
        if (output instanceof Output.PoolRow row) {
            return row.terms() == null ? "pool gone" : row.terms().isClosing() ? "pool closing" : "pool defined";
        }
        if (output instanceof Output.HandOn on) {
            return "hand on to %s %s"
                    .formatted(on.to().value(), on.signal().getClass().getSimpleName());
        }
        return output.toString();
    }

    private static String tail(@Nullable CallbackNumber number) {
        return number == null ? "-" : number.value().substring(number.value().length() - 2);
    }

    private static String state(boolean active) {
        return active ? "ACTIVE" : "LIFTED";
    }

    private static String at(@Nullable Instant time) {
        return time == null
                ? "-"
                : Duration.between(Signals.START, time).toString().substring(2);
    }
}
