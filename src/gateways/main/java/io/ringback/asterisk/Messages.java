package io.ringback.asterisk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** The messages that agents leave for responders. Asterisk keeps them, under names that tell whose lease they belong to. */
final class Messages {
    /** How often those are looked for that were to be discarded while Asterisk was away. */
    private static final Duration EVERY = Duration.ofMinutes(1);

    /** A desk that was down may prolong a lease a little late. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private final Switch pbx;
    private final LeaseTable leases;
    private Instant looked = Instant.MIN;

    Messages(Switch pbx, LeaseTable leases) {
        this.pbx = pbx;
        this.leases = leases;
    }

    /** Those for who calls the number now, as Playback takes them; empty when nobody holds it. */
    String of(String number, String folder, Instant now) {
        Optional<HeldNumber> lease = leases.of(number, now);
        return lease.isEmpty()
                ? ""
                : String.join(
                        "&",
                        pbx.recordings().join().stream()
                                .filter(name -> MessageName.isOf(name, lease.get()))
                                .sorted()
                                .map(name -> folder + "/" + name)
                                .toList());
    }

    /** Those left for the number under this fence or an earlier one. */
    void discard(String number, long fence) {
        discard(name -> MessageName.isUpTo(name, number, fence));
    }

    /** At its interval, those whose lease has been over for a while. */
    void discardOver(Instant now) {
        if (now.isBefore(looked.plus(EVERY))) {
            return;
        }
        looked = now;
        Instant over = now.minus(MARGIN);
        discard(name -> leases.poolNumbers()
                .anyMatch(number -> MessageName.isUpTo(name, number, leases.overUpTo(number, over))));
    }

    private void discard(Predicate<String> which) {
        CompletableFuture<Void> unused = pbx.recordings().thenAccept(names -> discard(names, which));
    }

    private void discard(List<String> names, Predicate<String> which) {
        names.stream().filter(MessageName::isMessage).filter(which).forEach(pbx::delete);
    }
}
