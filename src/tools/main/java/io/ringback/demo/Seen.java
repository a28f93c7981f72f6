package io.ringback.demo;

import io.ringback.consumer.CallView;
import io.ringback.consumer.IncomingCall;
import io.ringback.consumer.PresenceTable;
import io.ringback.consumer.Routing;
import io.ringback.consumer.RoutingTable;
import io.ringback.consumer.ShownPresence;
import io.ringback.consumer.SuppressionTable;
import io.ringback.consumer.TableFeed;
import io.ringback.event.CallbackNumber;
import io.ringback.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the parties see, each from the output topics that it reads. */
final class Seen implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(20);

    private final RoutingTable routing;
    private final PresenceTable presence = new PresenceTable();
    private final SuppressionTable suppression = new SuppressionTable();
    private final AutoResponder bot = new AutoResponder();
    private final NumberTable numbers = new NumberTable();
    private final TableFeed feed;

    Seen(Settings settings) throws InterruptedException {
        routing = new RoutingTable(settings.fallbackDestination());
        feed = TableFeed.start(settings.kafka(), settings.topicPrefix(), routing, presence, suppression, bot, numbers);
        if (!feed.awaitCaughtUp(START)) {
            throw new DemoFailure("the output topics could not be read; is Ringback running there?");
        }
    }

    AutoResponder bot() {
        return bot;
    }

    NumberTable numbers() {
        return numbers;
    }

    ShownPresence presenceOf(String agent) {
        return presence.presenceOf(agent, Instant.now());
    }

    CallView viewOf(String call) {
        return suppression.viewOf(call, Instant.now());
    }

    Routing customerTo(String agent) {
        return routing.route(IncomingCall.toAgent(agent), Instant.now());
    }

    Routing callTo(String number) {
        return routing.route(IncomingCall.toNumber(number), Instant.now());
    }

    Optional<CallbackNumber> lease(String agent) {
        return numbers.heldBy(agent);
    }

    @Override
    public void close() {
        feed.close();
    }
}
