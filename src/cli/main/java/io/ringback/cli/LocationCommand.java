package io.ringback.cli;

import picocli.CommandLine.Command;

/** Holds the commands about what the site calls its places. */
@Command(
        name = "location",
        description = "Say what the site calls the places that gateways name.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Examples:", "  ringback location set hq-4-2 \"Building 4, floor 2\"", "  ringback location list"
        })
final class LocationCommand {}
