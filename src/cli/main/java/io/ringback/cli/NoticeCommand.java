package io.ringback.cli;

import picocli.CommandLine.Command;

/** Holds the commands about notices that wait for somebody. */
@Command(
        name = "notice",
        description = "See the notices that wait for somebody, and say that you have seen one.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Examples:", "  ringback notice list", "  ringback notice ack default-17 --by alex"})
final class NoticeCommand {}
