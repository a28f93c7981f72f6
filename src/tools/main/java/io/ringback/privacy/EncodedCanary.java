package io.ringback.privacy;

/** One spelling of a canary: what the search looks for. */
final class EncodedCanary {
    private final Canary canary;
    private final String spelling;
    private final byte[] bytes;

    EncodedCanary(Canary canary, String spelling, byte[] bytes) {
        this.canary = canary;
        this.spelling = spelling;
        this.bytes = bytes;
    }

    Canary canary() {
        return canary;
    }

    String spelling() {
        return spelling;
    }

    byte[] bytes() {
        return bytes;
    }
}
