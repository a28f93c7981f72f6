package io.ringback.cli;

import picocli.CommandLine.Command;

/** Holds the commands about one callback number. */
@Command(
        name = "number",
        description = "See a callback number: its pool, its holder, until when.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:", "  ringback number show +12025550101"})
final class NumberCommand {}
