package io.ringback.cli;

import picocli.CommandLine.Command;

/** Holds the commands about other systems' own events. */
@Command(
        name = "gateway",
        description = "See what becomes of another system's events.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:", "  ringback gateway test twilio events.txt"})
final class GatewayCommand {}
