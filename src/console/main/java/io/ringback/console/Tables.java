package io.ringback.console;

import io.ringback.console.live.Arrival;
import io.ringback.console.live.ArrivalListener;
import io.ringback.consumer.DrillAnswers;
import io.ringback.consumer.EventTable;
import io.ringback.consumer.PresenceTable;
import io.ringback.consumer.RouterDefaults;
import io.ringback.consumer.RoutingTable;
import io.ringback.consumer.SuppressionTable;
import io.ringback.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The reference consumers' tables, fed by the console's own feed: the API answers from what any router has. */
record Tables(RoutingTable routing, PresenceTable presence, SuppressionTable suppressions, DrillAnswers drills)
        implements ArrivalListener {

    /** The topics without which an answer would be wrong; other pools' terms and the page's own need not be waited for. */
    static final Set<String> ANSWERED_FROM = Set.of(
            "override.direct-routes",
            "override.inbound-blocks",
            "override.decisions",
            "numbers",
            "callback-numbers",
            "agent-status");

    static Tables of(Settings settings, DrillAnswers drills) {
        return new Tables(new RoutingTable(defaults(settings)), new PresenceTable(), new SuppressionTable(), drills);
    }

    /** What a router goes by where no row says. */
    static RouterDefaults defaults(Settings settings) {
        return new RouterDefaults(settings.fallbackDestination(), settings.poolFallbacks(), settings.noAnswer());
    }

    @Override
    public void arrived(Arrival arrival) {
        @Nullable Long fence = null;
        Instant at = arrival.decidedAt().isBefore(arrival.now()) ? arrival.decidedAt() : arrival.now();
        for (EventTable table : List.of(routing, presence, suppressions)) {
            table.apply(arrival.topic(), arrival.key(), arrival.event(), at);
            fence = fence == null ? table.fenceOf(arrival.topic(), arrival.key()) : fence;
        }
        @Nullable SpecificRecord row = arrival.event();
        if (row != null && arrival.live() && isOfDrill(arrival)) {
            drills.took(arrival.topic(), arrival.key(), row, fence);
        }
    }

    /** A drill shows nowhere. */
    boolean isOfDrill(Arrival arrival) {
        return DrillAnswers.isOfDrill(arrival.event());
    }
}
