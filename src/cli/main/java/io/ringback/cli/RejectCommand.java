package io.ringback.cli;

import picocli.CommandLine.Command;

/** Holds the commands about records that could not be used as they were. */
@Command(
        name = "reject",
        description = "See which records had something wrong with them, and what to do about it.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Examples:", "  ringback reject list", "  ringback reject show ringback.call-events-3-118"})
final class RejectCommand {}
