package io.ringback.console;

import io.ringback.console.live.OutputFeed;
import java.util.List;

/** The console itself: ready once it has read everything that was there when it began. */
final class FeedHealth implements Health {
    private final OutputFeed feed;

    FeedHealth(OutputFeed feed) {
        this.feed = feed;
    }

    @Override
    public List<Part> get() {
        boolean ready = feed.isCaughtUp() && !feed.isTroubled();
        String state = ready ? "running" : feed.isTroubled() ? "no broker answers" : "reading the tables";
        return List.of(new Part("console", ready, true, state));
    }
}
