package io.ringback.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A run's figures, as a table for people and as JSON for programs. */
public final class BenchReport {
    private final String circumstances;
    private final List<Figure> figures;

    BenchReport(String circumstances, List<Figure> figures) {
        this.circumstances = circumstances;
        this.figures = List.copyOf(figures);
    }

    /** Whether every goal was met. */
    public boolean passed() {
        return figures.stream().noneMatch(figure -> figure.verdict().equals("FAIL"));
    }

    /** Lines of at most 160 columns: median (least to most) of the rounds. */
    public String table() {
        StringBuilder table = new StringBuilder(circumstances).append("\n\n");
        line(table, "measure", "unit", "ringback", "reference", "ratio", "goal", "");
        for (Figure figure : figures) {
            Summary ratio = figure.ratio();
            line(
                    table,
                    figure.name(),
                    figure.unit(),
                    text(figure.value()),
                    figure.reference() == null ? "-" : text(figure.reference()),
                    ratio == null ? "-" : String.format(Locale.ROOT, "%.2fx", ratio.median()),
                    figure.goal().text(),
                    figure.verdict());
            if (!figure.note().isEmpty()) {
                table.append("    ").append(figure.note()).append('\n');
            }
        }
        return table.toString();
    }

    /** One object with the circumstances and an array of figures. */
    public String json() {
        ObjectNode root = new ObjectMapper().createObjectNode().put("circumstances", circumstances);
        ArrayNode array = root.putArray("figures");
        for (Figure figure : figures) {
            ObjectNode node = array.addObject()
                    .put("measure", figure.name())
                    .put("unit", figure.unit())
                    .put("goal", figure.goal().text())
                    .put("verdict", figure.verdict())
                    .put("note", figure.note());
            put(node, "ringback", figure.value());
            put(node, "reference", figure.reference());
            put(node, "ratio", figure.ratio());
        }
        return root.toPrettyString();
    }

    private static void line(StringBuilder table, Object... cells) {
        table.append(String.format(Locale.ROOT, "%-62s %-12s %26s %26s %8s  %-11s %s", cells)
                        .stripTrailing())
                .append('\n');
    }

    private static void put(ObjectNode node, String name, @Nullable Summary summary) {
        if (summary == null) {
            node.putNull(name);
            return;
        }
        node.putObject(name)
                .put("median", summary.median())
                .put("least", summary.least())
                .put("most", summary.most());
    }

    private static String text(Summary summary) {
        if (Double.compare(summary.least(), summary.most()) == 0) {
            return number(summary.median());
        }
        return number(summary.median()) + " (" + number(summary.least()) + " to " + number(summary.most()) + ")";
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        return String.format(Locale.ROOT, value >= 100 || value == Math.rint(value) ? "%,.0f" : "%.2f", value);
    }
}
