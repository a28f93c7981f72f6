package io.ringback.demo;

import java.io.PrintWriter;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Prints the story on an 80-column terminal: what happens, and below it what each of four parties sees. */
final class Stage {
    private static final int WIDTH = 79;
    private static final int CELL = 18;
    private static final List<String> PARTIES = List.of("AGENT'S PANEL", "ROUTER", "PRESENCE", "DASHBOARD");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final PrintWriter out;
    private final boolean colour;

    Stage(PrintWriter out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    void header() {
        say("");
        say(row(PARTIES, this::strong));
    }

    /** What happens now. */
    void happens(String what) {
        String line = "── " + TIME.format(LocalTime.now(ZoneId.systemDefault())) + "  " + what + " ";
        say(strong(line) + dim("─".repeat(Math.max(0, WIDTH - line.length()))));
    }

    /** What the four parties see; each cell a list of short lines. */
    void see(List<String> agent, List<String> router, List<String> presence, List<String> dashboard) {
        List<List<String>> cells = List.of(wrap(agent), wrap(router), wrap(presence), wrap(dashboard));
        int height = cells.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < height; i++) {
            int line = i;
            say(row(
                    cells.stream()
                            .map(cell -> line < cell.size() ? cell.get(line) : "")
                            .toList(),
                    text -> text));
        }
    }

    String strong(String text) {
        return colour ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    String dim(String text) {
        return colour ? "\u001b[2m" + text + "\u001b[0m" : text;
    }

    private String row(List<String> cells, UnaryOperator<String> style) {
        List<String> padded = cells.stream()
                .map(cell -> style.apply(cell + " ".repeat(Math.max(0, CELL - cell.length()))))
                .toList();
        return String.join(dim(" │"), padded).stripTrailing();
    }

    private static List<String> wrap(List<String> lines) {
        List<String> wrapped = new ArrayList<>();
        for (String line : lines) {
            String rest = line;
            while (rest.length() > CELL) {
                int cut = rest.lastIndexOf(' ', CELL);
                cut = cut <= 0 ? CELL : cut;
                wrapped.add(rest.substring(0, cut));
                rest = " " + rest.substring(cut).strip();
            }
            wrapped.add(rest);
        }
        return wrapped;
    }
}
