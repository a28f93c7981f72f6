package io.ringback.cli;

import picocli.CommandLine.Command;

/** Holds the commands about settings. */
@Command(name = "config", description = "Show the settings that would count.", synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand {}
