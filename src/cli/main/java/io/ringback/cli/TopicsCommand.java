package io.ringback.cli;

import picocli.CommandLine.Command;

/** Holds the commands about topics. */
@Command(
        name = "topics",
        description = "Compare the cluster's topics with those that Ringback needs, and create what is missing.",
        synopsisSubcommandLabel = "COMMAND")
final class TopicsCommand {}
