package io.ringback.steps;

/** Where in the code something failed, for the log: what its message says could be of a call. */
public final class FailurePlace {
    private FailurePlace() {}

    public static String of(RuntimeException failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "unknown" : trace[0].toString();
    }
}
