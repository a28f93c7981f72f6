package io.ringback.console;

import io.ringback.console.live.Arrival;
import io.ringback.console.live.ArrivalListener;
import io.ringback.consumer.DrillAnswers;
import io.ringback.consumer.EventTable;
import io.ringback.consumer.PresenceTable;
import io.ringback.consumer.RouterDefaults;
import io.ringback.consumer.RoutingTable;
import io.ringback.consumer.SuppressionTable;
import io.ringback.settings.PoolSettings;
import io.ringback.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The reference consumers' tables, fed by the console's own feed: the API answers from what any router has. */
record Tables(RoutingTable routing, PresenceTable presence, SuppressionTable suppressions, DrillAnswers drills)
        implements ArrivalListener {

    static Tables of(Settings settings, DrillAnswers drills) {
        Map<String, String> fallbacks = new HashMap<>();
        for (PoolSettings pool : settings.pools().values()) {
            @Nullable String fallback = pool.fallback();
            if (fallback != null) {
                fallbacks.put(pool.name(), fallback);
            }
        }
        RouterDefaults defaults = new RouterDefaults(settings.fallbackDestination(), fallbacks, settings.noAnswer());
        return new Tables(new RoutingTable(defaults), new PresenceTable(), new SuppressionTable(), drills);
    }

    @Override
    public void arrived(Arrival arrival) {
        @Nullable Long fence = null;
        for (EventTable table : List.of(routing, presence, suppressions)) {
            table.apply(arrival.topic(), arrival.key(), arrival.event(), arrival.now());
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
