package io.ringback.console;

import io.ringback.console.http.Routes;
import io.ringback.consumer.RoutingTable;
import io.ringback.consumer.TableFeed;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import java.time.Clock;

/**
 * A router's table in a process without a console, read with the login of the role gateway, and {@link RouteAnswers} from
 * it. It answers no drill: that login writes call events and nothing else.
 */
final class FollowedRoutes implements AutoCloseable {
    private final TableFeed feed;
    private final RouteAnswers answers;

    private FollowedRoutes(TableFeed feed, RouteAnswers answers) {
        this.feed = feed;
        this.answers = answers;
    }

    /** Begins to read; brokers that do not answer yet are waited for, in the background. */
    static FollowedRoutes start(Settings settings) {
        RoutingTable routing = new RoutingTable(Tables.defaults(settings));
        TableFeed feed = TableFeed.start(settings.kafka(Role.GATEWAY), settings.topicPrefix(), routing);
        return new FollowedRoutes(feed, new RouteAnswers(routing, Clock.systemUTC(), settings));
    }

    void serve(Routes routes) {
        routes.get(RouteAnswers.PATH, new TablesRead(feed::isCaughtUp).answers(answers));
    }

    /** Ready once it has read everything that was there when it began. */
    Health health() {
        return new FeedHealth("routes", feed::isCaughtUp, feed::isTroubled);
    }

    @Override
    public void close() {
        feed.close();
    }
}
