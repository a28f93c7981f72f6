package io.ringback.wire;

import io.ringback.event.CallEvent;
import io.ringback.state.LeaseRow;
import java.util.Set;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Lets Avro make instances of the generated records: it trusts no class by default, and asks for trust in one place of
 * the whole process. Adds our two packages to whatever that place says already.
 */
final class TrustedRecords {
    private static final Set<String> PACKAGES =
            Set.of(CallEvent.class.getPackageName(), LeaseRow.class.getPackageName());

    private TrustedRecords() {}

    static void trust() {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(), type -> PACKAGES.contains(type.getPackageName())));
    }
}
