package io.ringback.faults;

/** Where an output stands in its pool's sequence, which its event id ends with. */
final class Sequence {
    private Sequence() {}

    static long of(Entry output) {
        String id = output.text("eventId");
        return Long.parseLong(id.substring(id.lastIndexOf('-') + 1));
    }
}
