package io.ringback.intake;

import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Finds out which records of a desk's topic were committed. Intake reads them before their transactions have ended. */
interface CommittedLog {
    /** Records of a partition that may yet be taken back. Threads may share it. */
    interface Undecided {
        /** Whether anybody still wants to know. */
        boolean isOpen();

        /** The offset of the first of them; empty when there is none. */
        OptionalLong first();

        /** Says of all before an offset that those were committed which are among these, and that the others never will be. */
        void decided(long before, Set<Long> committed);
    }

    /** Tells of these from now on, sooner or later, until nothing is undecided. Asked again, it goes on as it did. */
    void tell(TopicPartition partition, Undecided records);
}
