package io.ringback.intake;

import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Everything is committed at once, but what a test holds back. */
public final class FakeCommittedLog implements CommittedLog {
    private boolean isHeldBack;
    private @Nullable Undecided last;

    /** From now on transactions stay open. */
    void holdBack() {
        isHeldBack = true;
    }

    /** They end so. */
    void end(boolean commit) {
        isHeldBack = false;
        decide(Objects.requireNonNull(last), commit);
    }

    @Override
    public void tell(TopicPartition partition, Undecided records) {
        last = records;
        if (!isHeldBack) {
            decide(records, true);
        }
    }

    private static void decide(Undecided records, boolean commit) {
        for (OptionalLong first = records.first(); first.isPresent(); first = records.first()) {
            long offset = first.getAsLong();
            records.decided(offset + 1, commit ? Set.of(offset) : Set.of());
        }
    }
}
