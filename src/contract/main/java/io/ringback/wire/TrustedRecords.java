package io.ringback.wire;

import io.ringback.event.CallEvent;
import io.ringback.state.LeaseRow;
import java.util.Set;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Lets Avro instantiate the generated records. Avro trusts no class by default, and the whole process has one validator
 * that says which it may. This adds Ringback's two packages to what that validator allows already. Readers and serdes
 * do so themselves; a program that builds a record before it has one of them does it first.
 */
public final class TrustedRecords {
    private static final Set<String> PACKAGES =
            Set.of(CallEvent.class.getPackageName(), LeaseRow.class.getPackageName());

    private TrustedRecords() {}

    /** Trusts them from now on. Calling it again does no harm. */
    public static void trust() {
        ClassSecurityValidator.ClassSecurityPredicate others = ClassSecurityValidator.getGlobal();
        if (!others.isTrusted(CallEvent.class)) {
            ClassSecurityValidator.setGlobal(
                    ClassSecurityValidator.composite(others, type -> PACKAGES.contains(type.getPackageName())));
        }
    }
}
