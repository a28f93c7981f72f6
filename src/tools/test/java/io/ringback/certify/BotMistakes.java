package io.ringback.certify;

import static io.ringback.certify.ConsumerKind.BOT;

import io.ringback.certify.Mistake.Reading;
import io.ringback.certify.Mistake.RowChange;
import io.ringback.event.AutoResponderAction;
import io.ringback.event.AutoResponderInstruction;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people get wrong in a bot. */
final class BotMistakes {
    private BotMistakes() {}

    static Stream<Mistake> all() {
        return Stream.of(
                Mistake.called("reads uncommitted", BOT, "uncommitted-instruction-is-not-done")
                        .reads(new Reading("read_uncommitted", false, false, 0, false)),
                Mistake.called("begins anew at every start", BOT, "restart-does-nothing-twice")
                        .reads(new Reading("read_committed", true, false, 0, false)),
                Mistake.called("begins at the end", BOT, "reads-everything")
                        .reads(new Reading("read_committed", true, true, 0, false)),
                Mistake.called("ends at a record that it cannot read", BOT, "unreadable-record-costs-itself-alone")
                        .reads(new Reading("read_committed", false, false, 0, true)),
                Mistake.called("does what it has done", BOT, "does-nothing-twice")
                        .takes(each((builder, row) ->
                                builder.setEventId(UUID.randomUUID().toString()))),
                Mistake.called("obeys a frozen instance", BOT, "old-fence-loses")
                        .takes(each((builder, row) -> row.getAction() == AutoResponderAction.SEND_CALLBACK_NUMBER
                                ? builder.setFence(7L)
                                : builder)),
                Mistake.called("plays whatever there is", BOT, "plays-nobody-elses-messages")
                        .takes(each((builder, row) -> builder.setAgentId("anybody"))),
                Mistake.called("keeps messages", BOT, "forgets-messages-when-told")
                        .takes(() -> seen -> isDiscard(seen.event()) ? null : seen),
                Mistake.called("discards whatever there is", BOT, "late-discard-spares-the-next-lease")
                        .takes(each((builder, row) -> isDiscard(row) ? builder.setFence(1_000L) : builder)),
                Mistake.called(
                                "keeps a message that comes late",
                                BOT,
                                "message-that-comes-after-its-discard-is-not-kept")
                        .takes(each((builder, row) -> row.getAction() == AutoResponderAction.TAKE_MESSAGE
                                ? builder.setFence(1_000L)
                                : builder)),
                Mistake.called("takes an unknown action for another", BOT, "unknown-action-is-left-out")
                        .takes(each((builder, row) -> row.getAction() == AutoResponderAction.UNKNOWN
                                ? builder.setAction(AutoResponderAction.ANNOUNCE_UNAVAILABLE)
                                : builder)));
    }

    private static boolean isDiscard(@Nullable Object event) {
        return event instanceof AutoResponderInstruction row && row.getAction() == AutoResponderAction.DISCARD_MESSAGES;
    }

    private static Supplier<RowChange> each(
            BiFunction<AutoResponderInstruction.Builder, AutoResponderInstruction, AutoResponderInstruction.Builder>
                    change) {
        return () -> seen -> seen.event() instanceof AutoResponderInstruction row
                ? seen.with(change.apply(AutoResponderInstruction.newBuilder(row), row)
                        .build())
                : seen;
    }
}
