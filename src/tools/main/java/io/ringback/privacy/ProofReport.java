package io.ringback.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.privacy.Findings.PlaceResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells what the proof comes to: as a table for people, as JSON for programs. */
public final class ProofReport {
    private static final int WIDTH = 52;

    private ProofReport() {}

    /** A table of place, bytes searched and hits, then the verdict. */
    public static List<String> table(Findings findings) {
        List<String> lines = new ArrayList<>();
        lines.add(line("PLACE", "BYTES SEARCHED", "HITS", ""));
        for (PlaceResult place : findings.places()) {
            lines.add(line(place));
            place.examples().forEach(example -> lines.add("    ! " + example));
        }
        lines.add(line(findings.controlResult()));
        if (findings.plantedAddresses() > 0) {
            lines.add(line(findings.contactsResult()));
        }
        lines.add(verdict(findings));
        return lines;
    }

    /** The same as one JSON object. */
    public static String json(Findings findings) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("holds", findings.holds());
        report.put("planted", findings.planted());
        report.put("plantedAddresses", findings.plantedAddresses());
        report.put("hits", findings.hits());
        report.put("missedByControl", findings.missedByControl());
        report.put("control", findings.controlResult());
        report.put("contacts", findings.contactsResult());
        report.put("places", findings.places());
        try {
            return new ObjectMapper().writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report could not be written as JSON", e);
        }
    }

    private static String verdict(Findings findings) {
        if (findings.missedByControl() > 0) {
            return "FAILED TO LOOK: %d of %d planted values were not found where they must be"
                    .formatted(findings.missedByControl(), findings.planted() + findings.plantedAddresses());
        }
        return findings.hits() == 0 ? proved(findings) : "LEAK: %d hits".formatted(findings.hits());
    }

    private static String proved(Findings findings) {
        String calls = "PROVED: %d planted values, none of them found outside the gateway's own topic"
                .formatted(findings.planted());
        return findings.plantedAddresses() == 0
                ? calls
                : calls + "; %d addresses, none of them outside contacts".formatted(findings.plantedAddresses());
    }

    private static String line(PlaceResult place) {
        return line(
                place.place(),
                String.format(Locale.ROOT, "%,d", place.bytes()),
                String.valueOf(place.hits()),
                place.remark());
    }

    private static String line(String place, String bytes, String hits, String remark) {
        return String.format(Locale.ROOT, "%-" + WIDTH + "s %16s %7s  %s", place, bytes, hits, remark)
                .stripTrailing();
    }
}
