package io.ringback.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A lease's messages are found by their names, and discarded with it alone. */
class MessageNameTest {
    private static final HeldNumber LEASE = new HeldNumber("+12025550140", "ann", 7, Instant.MAX);
    private static final String NAME = MessageName.of(LEASE, "1795884.4");

    @Test
    void belongsToItsLease() {
        assertThat(MessageName.isOf(NAME, LEASE)).isTrue();
        assertThat(MessageName.isOf(NAME, new HeldNumber("+12025550140", "bob", 8, Instant.MAX)))
                .isFalse();
        assertThat(MessageName.isOf(NAME, new HeldNumber("+12025550141", "ann", 7, Instant.MAX)))
                .isFalse();
    }

    @Test
    void isDiscardedUpToTheFenceAndNotByAnEarlierOrder() {
        assertThat(MessageName.isUpTo(NAME, "+12025550140", 7)).isTrue();
        assertThat(MessageName.isUpTo(NAME, "+12025550140", 6)).isFalse();
        assertThat(MessageName.isUpTo(NAME, "+12025550141", 7)).isFalse();
    }

    @Test
    void isNoneOfWhatOthersRecorded() {
        assertThat(MessageName.isUpTo("voicemail/greeting", "+12025550140", 7)).isFalse();
        String forged = NAME.replace("-7-", "-99999999999999999999-");
        assertThat(MessageName.isUpTo(forged, "+12025550140", 7)).isFalse();
        assertThat(MessageName.isOf(forged, LEASE)).isFalse();
    }
}
