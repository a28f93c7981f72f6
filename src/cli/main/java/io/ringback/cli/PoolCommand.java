package io.ringback.cli;

import picocli.CommandLine.Command;

/** Holds the commands about the pools of callback numbers. */
@Command(
        name = "pool",
        description = "Provision the pools of callback numbers.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  ringback pool add +12025550101 +12025550102",
            "  ringback pool import numbers.txt",
            "  ringback pool list",
            "  ringback pool size --calls-per-hour 4"
        })
final class PoolCommand {}
