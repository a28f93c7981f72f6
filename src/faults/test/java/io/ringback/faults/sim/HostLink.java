package io.ringback.faults.sim;

/** Whether a host reaches the brokers. */
final class HostLink {
    private boolean whole = true;

    void cut() {
        whole = false;
    }

    void mend() {
        whole = true;
    }

    boolean isWhole() {
        return whole;
    }
}
