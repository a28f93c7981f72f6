package io.ringback.runtime;

import io.ringback.desk.DeskSelfTest;
import io.ringback.intake.IntakeSelfTest;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has each role try itself on calls that nobody made, before it serves: the first real call finds everything loaded. */
final class SelfTest {
    private static final Logger log = LoggerFactory.getLogger(SelfTest.class);

    private SelfTest() {}

    static void run(Settings settings, Set<Role> roles, Instant now) {
        long begin = System.nanoTime();
        int records = roles.contains(Role.DESK) ? DeskSelfTest.run(settings, now) : 0;
        int recognised = roles.contains(Role.INTAKE) ? IntakeSelfTest.run(settings) : 0;
        log.info(
                "event=self-test records={} recognised={} millis={}",
                records,
                recognised,
                (System.nanoTime() - begin) / 1_000_000);
    }
}
