package io.ringback.console.live;

import io.ringback.console.live.Views.DrillView;
import io.ringback.event.Drill;
import io.ringback.event.DrillReceipt;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The newest drills, and which consumers have answered each. */
final class DrillPicture {
    private static final String SECTION = "drills";
    private static final int NEWEST = 10;

    private final LiveDocument document;

    DrillPicture(LiveDocument document) {
        this.document = document;
    }

    void begun(Drill row) {
        document.put(SECTION, row.getDrillId(), new DrillView(row.getPool(), row.getBy(), row.getAt(), Set.of()));
        document.keepNewest(SECTION, NEWEST);
    }

    /** An answer to a row of the agent's names no drill, but one to a row of the call does. */
    void answered(DrillReceipt row) {
        if (document.section(SECTION).get(row.getRowKey()) instanceof DrillView view) {
            Set<String> consumers = new TreeSet<>(view.answered());
            consumers.add(row.getPart().name().toLowerCase(Locale.ROOT) + " " + row.getConsumer());
            document.put(SECTION, row.getRowKey(), new DrillView(view.pool(), view.by(), view.at(), consumers));
        }
    }
}
