package io.ringback.cli;

import picocli.CommandLine.Command;

/** Holds the commands about agents' emergencies. */
@Command(
        name = "session",
        description = "See agents' emergencies, and close one.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Examples:", "  ringback session list", "  ringback session close agent-7"})
final class SessionCommand {}
