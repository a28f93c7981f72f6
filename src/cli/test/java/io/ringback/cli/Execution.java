package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** A command that has run in this process: what it printed and how it ended. */
record Execution(int exit, String out, String err) {

    static Execution of(String... arguments) {
        return reading("", arguments);
    }

    static Execution reading(String input, String... arguments) {
        return run(input, Map.of(), Toolbox.ofThisInstallation(), arguments);
    }

    /** As an installation answers that has no tools. */
    static Execution inProduction(String... arguments) {
        return run("", Map.of(), new NoTools(), arguments);
    }

    /** With these variables and no other. */
    static Execution under(Map<String, String> environment, String... arguments) {
        return run("", environment, Toolbox.ofThisInstallation(), arguments);
    }

    private static Execution run(String input, Map<String, String> environment, Toolbox toolbox, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine ringback = Ringback.commandLine(
                environment, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), toolbox);
        ringback.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exit = ringback.execute(arguments);
        return new Execution(exit, out.toString(), err.toString());
    }

    /** With the brokers given after the command, where people type them. */
    static Execution on(String bootstrapServers, String... arguments) {
        return reading("", with(bootstrapServers, arguments));
    }

    static String[] with(String bootstrapServers, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--bootstrap-servers");
        all.add(bootstrapServers);
        return all.toArray(String[]::new);
    }

    /** The arguments with a topic prefix of their own. */
    static String[] prefixed(String prefix, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--set=topic.prefix=" + prefix + ".");
        return all.toArray(String[]::new);
    }

    List<String> lines() {
        return out.lines().toList();
    }

    List<String> complaints() {
        return err.lines().toList();
    }

    /** Fails unless it was refused as wrong usage, in a few lines that are for people. */
    void requireWrongUsage() {
        assertThat(exit).isEqualTo(2);
        assertThat(complaints()).hasSizeBetween(1, 3).allMatch(Execution::isForPeople);
        assertThat(out).isEmpty();
    }

    /** The one line that says why it failed; fails where it did not, or says more. */
    String failure() {
        assertThat(exit).isEqualTo(1);
        assertThat(complaints()).hasSize(1);
        return complaints().get(0);
    }

    static boolean isForPeople(String line) {
        return !line.startsWith("\tat ") && !line.contains("Exception");
    }
}
