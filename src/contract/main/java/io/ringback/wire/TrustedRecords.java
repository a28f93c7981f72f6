package io.ringback.wire;

import io.ringback.event.CallEvent;
import io.ringback.state.LeaseRow;
import java.util.Set;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Lets Avro make instances of the generated records: it trusts no class by default, and asks for trust in one place of
 * the whole process. Adds Ringback's two packages to whatever that place says already. Readers and serdes see to it
 * themselves; a program that builds a record before it has any says so first.
 */
public final class TrustedRecords {
    private static final Set<String> PACKAGES =
            Set.of(CallEvent.class.getPackageName(), LeaseRow.class.getPackageName());

    private TrustedRecords() {}

    /** From now on; once is enough, and more does no harm. */
    public static void trust() {
        ClassSecurityValidator.ClassSecurityPredicate others = ClassSecurityValidator.getGlobal();
        if (!others.isTrusted(CallEvent.class)) {
            ClassSecurityValidator.setGlobal(
                    ClassSecurityValidator.composite(others, type -> PACKAGES.contains(type.getPackageName())));
        }
    }
}
