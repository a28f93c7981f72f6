package io.ringback.preflight;

/**
 * One thing that Ringback assumes of a cluster, and what is so.
 *
 * @param check what was looked at, as the command names it
 * @param evidence what was found
 * @param remedy what to do; empty when nothing
 */
public record Finding(String check, Verdict verdict, String evidence, String remedy) {

    /** How bad it is. */
    public enum Verdict {
        OK,
        /** It serves, and something costs. */
        WARN,
        /** A number could get two holders, or a call be lost: nobody may serve on it. */
        FATAL,
        /** This login may not look. */
        UNKNOWN
    }

    static Finding ok(String check, String evidence) {
        return new Finding(check, Verdict.OK, evidence, "");
    }

    static Finding warn(String check, String evidence, String remedy) {
        return new Finding(check, Verdict.WARN, evidence, remedy);
    }

    static Finding fatal(String check, String evidence, String remedy) {
        return new Finding(check, Verdict.FATAL, evidence, remedy);
    }

    static Finding unknown(String check, String reason) {
        return new Finding(check, Verdict.UNKNOWN, "this login may not look: " + reason, "");
    }

    public boolean isFatal() {
        return verdict == Verdict.FATAL;
    }

    /** In one line, the same in the command and where {@code run} refuses. */
    public String line() {
        String says = "%-7s  %-19s  %s".formatted(verdict, check, evidence);
        return remedy.isEmpty() ? says : says + ": " + remedy;
    }
}
