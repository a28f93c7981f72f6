package io.ringback.cli;

import picocli.CommandLine.Command;

/** Holds the commands about who may do what. */
@Command(
        name = "access",
        description = "Compare the cluster's access rules with those that Ringback needs, and add what is missing.",
        synopsisSubcommandLabel = "COMMAND")
final class AccessCommand {}
