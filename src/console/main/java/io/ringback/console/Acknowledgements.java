package io.ringback.console;

import io.ringback.notify.AckLinks.Claim;
import java.util.concurrent.CompletionStage;

/** Where it is written down that somebody has seen a notice. */
interface Acknowledgements {
    /** Returns at once; the stage ends when the brokers have it, or fails soon where they do not answer. */
    CompletionStage<Void> write(Claim claim);
}
