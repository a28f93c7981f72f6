package io.ringback.console.play;

import io.ringback.event.AutoResponderAction;
import io.ringback.event.AutoResponderInstruction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the auto-responder was told, the last of it, and the numbers that it sent on. Guarded by the {@link Platform}. */
final class BotScreen {
    private static final int MOST_LINES = 8;

    /** One instruction. */
    record Line(
            Instant at,
            String action,
            @Nullable String number,
            @Nullable Instant expiresAt) {}

    private final List<Line> lines = new ArrayList<>();
    private final List<String> received = new ArrayList<>();

    void told(AutoResponderInstruction row, Instant now) {
        lines.add(new Line(now, row.getAction().name(), row.getNumber(), row.getExpiresAt()));
        if (lines.size() > MOST_LINES) {
            lines.remove(0);
        }
        String number = row.getNumber();
        if (row.getAction() == AutoResponderAction.SEND_CALLBACK_NUMBER && number != null) {
            received.remove(number);
            received.add(number);
        }
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    /** The numbers that a responder has been given, the newest last. */
    List<String> received() {
        return List.copyOf(received);
    }
}
