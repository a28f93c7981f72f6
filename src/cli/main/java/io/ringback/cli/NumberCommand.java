package io.ringback.cli;

import picocli.CommandLine.Command;

/** Holds the commands about one callback number. */
@Command(
        name = "number",
        description = "See a callback number: its pool, its holder, until when; release its lease by hand.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Examples:", "  ringback number show +12025550101", "  ringback number release +12025550101"})
final class NumberCommand {}
