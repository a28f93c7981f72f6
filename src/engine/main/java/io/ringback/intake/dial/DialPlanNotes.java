package io.ringback.intake.dial;

import io.ringback.settings.PoolSettings;
import io.ringback.settings.RegionNumber;
import io.ringback.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/** What an operator must hear at start about which numbers count as emergencies and which do not (R23). */
public final class DialPlanNotes {
    private DialPlanNotes() {}

    /** A line for each number that is taken away; 112 and 911 are never taken away in silence. */
    public static List<String> takenAway(Settings settings) {
        List<String> lines = new ArrayList<>();
        for (RegionNumber number : settings.emergency().notNumbers()) {
            String region = number.region() == null ? "every region" : number.region();
            lines.add(takenAway(number.number(), "in " + region, "emergency.not-numbers"));
        }
        for (PoolSettings pool : settings.pools().values()) {
            for (String number : pool.dialling().notEmergency()) {
                String where = "in pool " + pool.name() + " (" + pool.region() + ")";
                lines.add(takenAway(number, where, "pools." + pool.name() + ".not-emergency"));
            }
        }
        return lines;
    }

    private static String takenAway(String number, String where, String setting) {
        boolean everywhere = RegionEmergencyNumbers.EVERYWHERE.contains(number);
        return (everywhere ? "DANGER: " : "")
                + number + " is no emergency number " + where + ", says " + setting
                + (everywhere ? "; every telephone in the world takes it for one" : "");
    }

    /** One line about the pools without an outside line; empty when every pool has one. */
    public static String withoutOutsideLine(Settings settings) {
        List<String> pools = settings.pools().values().stream()
                .filter(pool -> pool.dialling().outsideLine().isEmpty())
                .map(PoolSettings::name)
                .toList();
        return pools.isEmpty()
                ? ""
                : "an emergency number behind an outside line's prefix (9911, 9112, 0112) is not recognised in pools "
                        + String.join(", ", pools) + "; set pools.<name>.outside-line where telephones dial one";
    }
}
