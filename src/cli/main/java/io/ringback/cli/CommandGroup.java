package io.ringback.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands about one thing, which are called behind its name. */
enum CommandGroup {
    CONFIG("Show the settings that would count."),
    TOPICS("Compare the cluster's topics with those that Ringback needs, and create what is missing."),
    ACCESS("Compare the cluster's access rules with those that Ringback needs, and add what is missing."),
    POOL(
            "Provision the pools of callback numbers.",
            "pool add +12025550101 +12025550102",
            "pool import numbers.txt",
            "pool list",
            "pool size --calls-per-hour 4"),
    CONTACT(
            "Provision whom notices go to.",
            "contact add desk --email security@example.com",
            "contact add boss --email boss@example.com --kind POOL_EXHAUSTED",
            "contact add pager --webhook https://alerts.example.com --pool north",
            "contact add guard --call +12025550160 --step 1",
            "contact test desk",
            "contact list"),
    LOCATION(
            "Say what the site calls the places that gateways name.",
            "location set hq-4-2 \"Building 4, floor 2\"",
            "location list"),
    NOTICE(
            "See the notices that wait for somebody, and say that you have seen one.",
            "notice list",
            "notice ack default-17 --by alex"),
    SESSION("See agents' emergencies, and close one.", "session list", "session close agent-7"),
    NUMBER(
            "See a callback number: its pool, its holder, until when; release its lease by hand.",
            "number show +12025550101",
            "number release +12025550101"),
    REJECT(
            "See which records had something wrong with them, and what to do about it.",
            "reject list",
            "reject show ringback.call-events-3-118"),
    GATEWAY("See what becomes of another system's events.", "gateway test twilio events.txt"),
    PRESENCE("Tell an agent's presence.");

    private final String description;
    private final String examples;

    CommandGroup(String description, String... examples) {
        this.description = description;
        this.examples = String.join("\n", examples);
    }

    CommandLine of(Object... commands) {
        CommandSpec group = CommandSpec.create().name(name().toLowerCase(Locale.ROOT));
        group.usageMessage()
                .description(description)
                .synopsisSubcommandLabel("COMMAND")
                .footer(footer());
        CommandLine line = new CommandLine(group);
        for (Object command : commands) {
            line.addSubcommand(command);
        }
        return line;
    }

    private String[] footer() {
        List<String> lines = new ArrayList<>();
        if (!examples.isEmpty()) {
            lines.addAll(List.of("", examples.contains("\n") ? "Examples:" : "Example:"));
            examples.lines().forEach(example -> lines.add("  ringback " + example));
        }
        return lines.toArray(String[]::new);
    }
}
