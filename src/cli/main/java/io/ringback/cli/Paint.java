package io.ringback.cli;

import picocli.CommandLine.Help.Ansi;

/** Colours text for a terminal, and for a terminal only; takes control characters out of what others wrote. */
public record Paint(boolean onTerminal) {

    public static Paint forStandardOutput() {
        return new Paint(Ansi.AUTO.enabled());
    }

    String strong(String text) {
        return escape("1", text);
    }

    String dim(String text) {
        return escape("2", text);
    }

    String topic(String text) {
        return escape("36", text);
    }

    /** An id may hold whatever a gateway sent; a terminal must not obey it. */
    static String harmless(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private String escape(String code, String text) {
        return onTerminal ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
