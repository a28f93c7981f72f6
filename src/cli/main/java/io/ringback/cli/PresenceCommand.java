package io.ringback.cli;

import picocli.CommandLine.Command;

/** Holds the commands about presence. */
@Command(name = "presence", description = "Tell an agent's presence.", synopsisSubcommandLabel = "COMMAND")
final class PresenceCommand {}
